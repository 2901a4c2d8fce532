package cn.pmo.itproject.collaboration;

/** What people do with a task besides completing it. */
public enum TaskEventKind {
  TRANSFERRED("转办"), DELEGATED("委派"), RESOLVED("完成委派"), RECALLED("收回委派"), WITHDRAWN("撤回"), REMINDED("催办"), COPIED("抄送"),
  COMMENTED("批注"), DEPUTISED("委托代理"), COPY_REVOKED("撤销抄送");

  private final String label;

  TaskEventKind(String label) {
    this.label = label;
  }

  /** Name shown to users. */
  public String label() {
    return label;
  }
}
