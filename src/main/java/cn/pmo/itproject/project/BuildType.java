package cn.pmo.itproject.project;

/** How a project is built: it decides who accepts it, and whether it counts in the execution rate. */
public enum BuildType {
  SELF_BUILT("自建"), UNIFIED_BUILD("统建");

  private final String label;

  BuildType(String label) {
    this.label = label;
  }

  /** Name shown to users. */
  public String label() {
    return label;
  }
}
