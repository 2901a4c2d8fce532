package cn.pmo.itproject.notification;

/** As many mails as may be are being sent; this one has its turn later and has not failed. */
class MailPostponedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailPostponedException(String message) {
    super(message);
  }
}
