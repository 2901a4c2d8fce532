package cn.pmo.itproject.review;

/** Kinds of recorded decisions. */
public enum ReviewKind {
  REVIEW("审批"), ACCEPTANCE("验收"), JUDGEMENT("判断");

  private final String label;

  ReviewKind(String label) {
    this.label = label;
  }

  /** Name shown to users. */
  public String label() {
    return label;
  }
}
