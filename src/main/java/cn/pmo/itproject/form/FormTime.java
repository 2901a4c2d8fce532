package cn.pmo.itproject.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Objects;

/** What was chosen in a date or time field, as it is written in Chinese. Points in time are told in Asia/Shanghai. */
final class FormTime {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final DateTimeFormatter SUBMITTED = DateTimeFormatter.ofPattern("[yyyy-MM-dd'T'HH:mm[:ss[.SSS]][XXX]][yyyy-MM-dd]");

  private FormTime() {
  }

  /** A date, a date with a time, with or without an offset, or a point in time; everything else, like a time alone, as it is. */
  static String text(Object value) {
    if (value instanceof Date date) {
      return DATE_TIME.withZone(ZONE).format(date.toInstant());
    }
    String text = Objects.toString(value, "");
    try {
      TemporalAccessor time = SUBMITTED.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from);
      return (time instanceof LocalDate ? DATE : DATE_TIME.withZone(ZONE)).format(time);
    } catch (DateTimeException e) {
      return text;
    }
  }
}
