package cn.pmo.itproject.rule;

import java.time.Duration;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * A request that is not answered now and may be sent again later: too many failed logins (429), or something the server needs is away or
 * overloaded (503). Every client gets the status with {@code Retry-After} and the message. Being a bad user request, the engine does not log
 * it as a failure.
 */
public class TryLaterException extends BadUserRequestException {

  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final int status;
  private final long seconds;

  private TryLaterException(int status, String message, Duration wait, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /**
   * The client has asked too often.
   *
   * @param message Chinese sentence that says what would be right
   * @param wait after which it may ask again
   */
  public static TryLaterException tooManyRequests(String message, Duration wait) {
    return new TryLaterException(TOO_MANY_REQUESTS, message, wait, null);
  }

  /**
   * Something the server needs is not to be had at this moment.
   *
   * @param message Chinese sentence that says what is away
   * @param wait after which it is worth trying again
   * @param cause what happened; not told to clients; null if it is known already
   */
  public static TryLaterException unavailable(String message, Duration wait, Throwable cause) {
    return new TryLaterException(SERVICE_UNAVAILABLE, message, wait, cause);
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** What {@code Retry-After} says: whole seconds, at least one. */
  public long seconds() {
    return seconds;
  }
}
