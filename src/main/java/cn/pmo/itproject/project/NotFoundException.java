package cn.pmo.itproject.project;

/** What was asked for does not exist, or not for this user; the message is for the user. */
public class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotFoundException(String message) {
    super(message);
  }
}
