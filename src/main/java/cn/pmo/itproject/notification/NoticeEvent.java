package cn.pmo.itproject.notification;

/** What people are told about by mail. */
public enum NoticeEvent {
  /** A step is there to be worked on. */
  NEW_TASK("新任务"),
  /** A step came back, with reasons. */
  RETURNED("任务退回"),
  /** The limit of a step is near. */
  DUE_SOON("即将到期"),
  /** The limit of a step is over. */
  OVERDUE("任务逾期"),
  /** The limit of a step is over and somebody above is told. */
  ESCALATION("逾期升级"),
  /** A procurement is decided; for its bidders. */
  PROCUREMENT_RESULT("采购结果"),
  /** An acceptance is decided. */
  ACCEPTANCE_RESULT("验收结果"),
  /** A project is archived or terminated. */
  PROJECT_CLOSED("项目结束"),
  /** Somebody urges. */
  REMINDER("催办"),
  /** Somebody sends a copy of a step. */
  COPY("抄送");

  private final String title;

  NoticeEvent(String title) {
    this.title = title;
  }

  /** Name shown to users. */
  public String title() {
    return title;
  }

  /** Whether a user may switch it off; the result of a procurement goes to outsiders, who have no settings. */
  public boolean optional() {
    return this != PROCUREMENT_RESULT;
  }
}
