package cn.pmo.itproject.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours of a working day, as periods in ascending order that do not overlap.
 *
 * @param periods at least one period
 */
public record WorkingHours(List<Period> periods) {

  private static final String EXAMPLE = "应写成“08:30-12:00,14:00-17:30”的形式";

  /** One period of work without a break, {@code end} exclusive. */
  public record Period(LocalTime start, LocalTime end) {

    public Period {
      if (!start.isBefore(end)) {
        throw new IllegalArgumentException("工作时段“" + start + "-" + end + "”的开始时间必须早于结束时间，" + EXAMPLE);
      }
    }
  }

  public WorkingHours {
    periods = List.copyOf(periods);
    if (periods.isEmpty()) {
      throw new IllegalArgumentException("未设置工作时段，" + EXAMPLE);
    }
    for (int i = 1; i < periods.size(); i++) {
      if (periods.get(i).start().isBefore(periods.get(i - 1).end())) {
        throw new IllegalArgumentException("工作时段“" + periods.get(i).start() + "-" + periods.get(i).end()
            + "”与前一时段重叠或未按时间先后排列，" + EXAMPLE);
      }
    }
  }

  /**
   * Reads working hours such as {@code 08:30-12:00,14:00-17:30}.
   *
   * @throws IllegalArgumentException naming the part that cannot be read
   */
  public static WorkingHours parse(String text) {
    List<Period> periods = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.trim().split("-", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("工作时段“" + part.trim() + "”无法识别，" + EXAMPLE);
      }
      try {
        periods.add(new Period(LocalTime.parse(ends[0].trim()), LocalTime.parse(ends[1].trim())));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("工作时段“" + part.trim() + "”无法识别，" + EXAMPLE, e);
      }
    }
    return new WorkingHours(periods);
  }

  /** The working time of one whole working day. */
  public Duration daily() {
    return periods.stream()
        .map(period -> Duration.between(period.start(), period.end()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether a time of day lies in one of the periods. */
  boolean contain(LocalTime time) {
    return periods.stream().anyMatch(period -> !time.isBefore(period.start()) && time.isBefore(period.end()));
  }

  /** The time at which the working day ends. */
  public LocalTime end() {
    return periods.get(periods.size() - 1).end();
  }
}
