package cn.pmo.itproject.notification;

/** The server was handed a mail and did not answer in time: it may have taken it. */
class MailUnansweredException extends MailFailedException {

  private static final long serialVersionUID = 1L;

  MailUnansweredException(String message, Throwable cause) {
    super(message, cause);
  }
}
