package cn.pmo.itproject.notification;

/**
 * Names of the process {@code notification}: its key, the ids of its elements and its variables.
 * It tells people something by mail; the file is {@code bpmn/notification.bpmn}.
 */
public final class NotificationProcess {

  public static final String KEY = "notification";

  public static final String START_EVENT_NOTICE_POSTED = "StartEvent_NoticePosted";
  public static final String SERVICE_TASK_DETERMINE_RECIPIENTS = "ServiceTask_DetermineRecipients";
  public static final String GATEWAY_RECIPIENTS_FOUND = "Gateway_RecipientsFound";
  public static final String SEND_TASK_SEND_MAIL = "SendTask_SendMail";
  public static final String END_EVENT_MAILS_SENT = "EndEvent_MailsSent";
  public static final String END_EVENT_NOBODY_NOTIFIED = "EndEvent_NobodyNotified";

  /** What people are told, a JSON object. */
  public static final String NOTICE = "notice";
  /** Everybody who gets a mail, a list of texts: id of a user, or name and address of somebody else. */
  public static final String RECIPIENTS = "recipients";
  /** How many they are. */
  public static final String RECIPIENT_COUNT = "recipientCount";
  /** One of them, local to his mail. */
  public static final String RECIPIENT = "recipient";

  private NotificationProcess() {
  }
}
