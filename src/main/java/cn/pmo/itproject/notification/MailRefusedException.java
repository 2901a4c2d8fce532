package cn.pmo.itproject.notification;

/** The address will never do: it is none, or the server refuses it for good. Trying again helps nobody until somebody mends it. */
class MailRefusedException extends MailFailedException {

  private static final long serialVersionUID = 1L;

  MailRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
