package cn.pmo.itproject.project;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was asked for does not exist, or not for this user: answered with 404. */
public class NotFoundException extends ErrorResponseException {

  private static final long serialVersionUID = 1L;

  /**
   * Nothing found.
   *
   * @param message Chinese sentence for the user
   */
  public NotFoundException(String message) {
    super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, message), null);
  }
}
