package cn.pmo.itproject.notification;

/** A mail could not be sent; its job is tried again. The message names recipient, address and what the server answered. */
class MailFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
