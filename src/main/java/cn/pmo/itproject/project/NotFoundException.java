package cn.pmo.itproject.project;

/** What was asked for does not exist, or not for this user: answered with 404. */
public class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Nothing found.
   *
   * @param message Chinese sentence for the user
   */
  public NotFoundException(String message) {
    super(message);
  }
}
