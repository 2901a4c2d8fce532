package cn.pmo.itproject.calendar;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Limits and durations in the words of people at work. Amounts are working time, rounded down; moments are in the calendar's zone. What is
 * due within two hours is counted in hours as the clock has them.
 */
public final class TimeWords {

  private static final Duration NEAR = Duration.ofHours(2);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
  private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("yyyy年M月d日");
  /** A database may keep times to the second only. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private final WorkingDayCalendar calendar;

  public TimeWords(WorkingDayCalendar calendar) {
    this.calendar = calendar;
  }

  /** How long until the limit, or how late. */
  public TimeLimit limit(Instant due, Instant now) {
    if (due == null) {
      return new TimeLimit("无时限", TimeLimit.State.NONE);
    }
    if (now.isAfter(due)) {
      return new TimeLimit("已" + late(due, now), TimeLimit.State.OVERDUE);
    }
    ZonedDateTime end = due.atZone(calendar.zone());
    LocalDate today = now.atZone(calendar.zone()).toLocalDate();
    Duration left = Duration.between(now, due);
    if (left.compareTo(NEAR) <= 0) {
      return new TimeLimit("还剩" + (left.toMinutes() < 1 ? "不到 1 分钟" : " " + hours(left)), TimeLimit.State.SOON);
    }
    if (end.toLocalDate().equals(today)) {
      return new TimeLimit("今天 " + TIME.format(end) + " 到期", TimeLimit.State.SOON);
    }
    BigDecimal days = calendar.days(calendar.between(now, due));
    if (days.compareTo(new BigDecimal("0.5")) < 0) {
      return new TimeLimit((end.toLocalDate().equals(today.plusDays(1)) ? "明天" : day(end, today)) + " " + TIME.format(end) + " 到期",
          TimeLimit.State.SOON);
    }
    return new TimeLimit("还剩 " + workingDays(days), TimeLimit.State.OK);
  }

  /** How late something is or was, as 逾期 2 个工作日; without an amount if no working time has passed since. */
  public String late(Instant due, Instant end) {
    Duration time = calendar.between(due, end);
    return time.compareTo(Duration.ofMinutes(1)) < 0 ? "逾期" : "逾期 " + amount(time);
  }

  /** Whether it ended after its limit; what has none is never late. */
  public boolean isLate(Instant due, Instant end) {
    return due != null && end.isAfter(due);
  }

  /** How much working time something took, as 用时 0.6 个工作日; in minutes if it is less than a tenth of a day. */
  public String duration(Instant from, Instant to) {
    Duration time = calendar.between(from, to);
    if (time.isZero() && Duration.between(from, to).compareTo(Duration.ofMinutes(1)) >= 0) {
      return "在工作时间以外办理";
    }
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      return "用时不到 1 分钟";
    }
    BigDecimal days = calendar.days(time);
    return "用时 " + (days.signum() == 0 ? time.toMinutes() + " 分钟" : workingDays(days));
  }

  /** The limit something was given, as 时限 1 个工作日, or 期限 and the moment if it is no number of half days; empty if it has none. */
  public Optional<String> given(Instant from, Instant due) {
    if (due == null) {
      return Optional.empty();
    }
    long halfDay = calendar.daily().toMillis() / 2;
    long time = calendar.between(from, due).toMillis();
    long halfDays = Math.round((double) time / halfDay);
    if (halfDays > 0 && Math.abs(time - halfDays * halfDay) <= ROUNDING.toMillis()) {
      return Optional.of("时限 " + workingDays(BigDecimal.valueOf(halfDays * 5, 1)));
    }
    ZonedDateTime end = due.atZone(calendar.zone());
    return Optional.of("期限 " + DAY_AND_YEAR.format(end) + " " + TIME.format(end));
  }

  /** Days from one day on, hours below it, minutes below one hour. */
  private String amount(Duration workingTime) {
    return workingTime.compareTo(calendar.daily()) >= 0 ? workingDays(calendar.days(workingTime)) : hours(workingTime);
  }

  /** Hours to the half, minutes below one hour. */
  private static String hours(Duration time) {
    return time.toHours() < 1 ? time.toMinutes() + " 分钟" : plain(BigDecimal.valueOf(time.toMinutes() / 30 * 5L, 1)) + " 小时";
  }

  private static String workingDays(BigDecimal days) {
    return plain(days) + " 个工作日";
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String day(ZonedDateTime moment, LocalDate today) {
    return (moment.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(moment);
  }
}
