package cn.pmo.itproject.project;

/** Where a project stands as a whole. */
public enum ProjectStatus {
  RUNNING("进行中"), TERMINATED("终止"), CLOSED("已结项");

  private final String label;

  ProjectStatus(String label) {
    this.label = label;
  }

  /** Name shown to users. */
  public String label() {
    return label;
  }
}
