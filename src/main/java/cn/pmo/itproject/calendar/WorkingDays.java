package cn.pmo.itproject.calendar;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit in working days, to the half day: {@code 0.5WD}, {@code 1WD}, {@code 10WD}.
 *
 * @param halfDays the limit in half working days, at least one
 */
public record WorkingDays(int halfDays) {

  private static final Pattern FORMAT = Pattern.compile("(\\d{1,4})(\\.[05])?WD");

  public WorkingDays {
    if (halfDays < 1) {
      throw new IllegalArgumentException("办理时限必须不少于半个工作日（0.5WD）");
    }
  }

  /** Whether a description is meant as working days, right or wrong, rather than as a date or an ISO duration. */
  public static boolean isMeantBy(String description) {
    return description.trim().toUpperCase(Locale.ROOT).endsWith("WD");
  }

  /**
   * Reads a time limit.
   *
   * @throws IllegalArgumentException naming the value and what would be right
   */
  public static WorkingDays parse(String description) {
    Matcher matcher = FORMAT.matcher(description.trim());
    if (matcher.matches()) {
      int halfDays = Integer.parseInt(matcher.group(1)) * 2 + (".5".equals(matcher.group(2)) ? 1 : 0);
      if (halfDays > 0) {
        return new WorkingDays(halfDays);
      }
    }
    throw new IllegalArgumentException("办理时限“" + description
        + "”无效：应为以半个工作日为单位的正数加 WD，例如 0.5WD（半个工作日）、1WD、3.5WD、10WD");
  }
}
