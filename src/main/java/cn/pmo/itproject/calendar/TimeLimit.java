package cn.pmo.itproject.calendar;

/**
 * How a time limit stands, for people.
 *
 * @param text e.g. 还剩 1.5 个工作日
 */
public record TimeLimit(String text, State state) {

  /** {@code SOON}: less than half a working day is left, or it ends today. */
  public enum State {
    NONE, OK, SOON, OVERDUE
  }
}
