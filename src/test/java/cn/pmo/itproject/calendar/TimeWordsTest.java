package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seven working hours a day; the week of 16 November 2026 is an ordinary one, the first week of October 2026 is off. */
class TimeWordsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final WorkingDayCalendar calendar =
      new WorkingDayCalendar(SHANGHAI, WorkingHours.parse("08:30-12:00,14:00-17:30"), Map.of(), year -> { });
  private final TimeWords words = new TimeWords(calendar);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  @ParameterizedTest(name = "{0} - {1}: {2}")
  @CsvSource({
      "2026-11-18T08:30, 2026-11-18T17:30, PT7H",
      "2026-11-18T10:00, 2026-11-18T15:00, PT3H",
      "2026-11-18T12:10, 2026-11-18T13:50, PT0S",
      "2026-11-18T15:00, 2026-11-18T10:00, PT0S",
      "2026-11-18T17:30, 2026-11-19T08:30, PT0S",
      "2026-11-20T16:30, 2026-11-23T09:30, PT2H",
      "2026-11-21T09:00, 2026-11-22T23:00, PT0S",
      // over National Day, with Saturday 10 October made up
      "2026-09-30T16:30, 2026-10-08T09:30, PT2H",
      "2026-10-09T16:30, 2026-10-10T09:30, PT2H",
      // 23 days in December, 21 in January, 16 in February
      "2025-12-01T08:30, 2026-03-01T00:00, PT420H"})
  void workingTimeBetween(String from, String to, Duration time) {
    assertThat(calendar.between(at(from), at(to))).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"PT3H30M, 0.5", "PT7H, 1.0", "PT41M, 0.0", "PT42M, 0.1", "PT13H59M, 1.9"})
  void daysAreRoundedDown(Duration time, String days) {
    assertThat(calendar.days(time)).hasToString(days);
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
      "2026-11-20T10:00, 2026-11-18T15:00, 还剩 1.5 个工作日, OK",
      "2026-11-20T15:30, 2026-11-18T15:30, 还剩 2 个工作日, OK",
      "2026-11-23T15:30, 2026-11-20T15:30, 还剩 1 个工作日, OK",
      "2026-10-08T12:00, 2026-09-30T17:30, 还剩 0.5 个工作日, OK",
      "2026-11-19T09:30, 2026-11-18T17:00, 明天 09:30 到期, SOON",
      "2026-11-23T09:30, 2026-11-20T17:00, 11月23日 09:30 到期, SOON",
      "2027-01-04T09:30, 2026-12-31T17:00, 2027年1月4日 09:30 到期, SOON",
      "2026-11-18T17:30, 2026-11-18T09:00, 今天 17:30 到期, SOON",
      "2026-11-18T17:30, 2026-11-18T15:29, 今天 17:30 到期, SOON",
      "2026-11-18T17:30, 2026-11-18T15:30, 还剩 2 小时, SOON",
      "2026-11-18T17:30, 2026-11-18T15:55, 还剩 1.5 小时, SOON",
      "2026-11-18T17:30, 2026-11-18T16:50, 还剩 40 分钟, SOON",
      "2026-11-18T17:30, 2026-11-18T17:30, 还剩不到 1 分钟, SOON",
      "2026-11-18T17:30, 2026-11-18T20:00, 已逾期, OVERDUE",
      "2026-11-18T17:30, 2026-11-19T08:42, 已逾期 12 分钟, OVERDUE",
      "2026-11-18T12:00, 2026-11-18T17:00, 已逾期 3 小时, OVERDUE",
      "2026-11-20T17:30, 2026-11-24T17:30, 已逾期 2 个工作日, OVERDUE",
      "2026-09-30T17:30, 2026-10-08T17:30, 已逾期 1 个工作日, OVERDUE"})
  void limitsInWords(String due, String now, String text, TimeLimit.State state) {
    assertThat(words.limit(at(due), at(now))).isEqualTo(new TimeLimit(text, state));
  }

  @Test
  void whatHasNoLimitIsNeverLate() {
    assertThat(words.limit(null, at("2026-11-18T17:30"))).isEqualTo(new TimeLimit("无时限", TimeLimit.State.NONE));
    assertThat(words.isLate(null, at("2026-11-18T17:30"))).isFalse();
    assertThat(words.isLate(at("2026-11-18T17:30"), at("2026-11-18T17:30"))).isFalse();
    assertThat(words.isLate(at("2026-11-18T17:30"), at("2026-11-18T17:31"))).isTrue();
    assertThat(words.given(at("2026-11-18T17:30"), null)).isEmpty();
  }

  @ParameterizedTest(name = "{0} - {1}: {2}")
  @CsvSource({
      "2026-11-18T09:00, 2026-11-18T15:12, 用时 0.6 个工作日",
      "2026-11-18T09:00, 2026-11-18T09:12, 用时 12 分钟",
      "2026-11-18T09:00, 2026-11-18T09:41, 用时 41 分钟",
      "2026-11-18T09:00, 2026-11-18T09:42, 用时 0.1 个工作日",
      "2026-11-20T16:30, 2026-11-24T09:30, 用时 1.2 个工作日",
      "2026-11-18T09:00, 2026-11-18T09:00, 用时不到 1 分钟",
      "2026-11-21T09:00, 2026-11-21T18:00, 在工作时间以外办理"})
  void durationsInWords(String from, String to, String text) {
    assertThat(words.duration(at(from), at(to))).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} - {1}: {2}")
  @CsvSource({
      "2026-11-18T09:17:31, 2026-11-19T09:17:31, 时限 1 个工作日",
      "2026-11-18T09:17:31, 2026-11-18T14:47:31, 时限 0.5 个工作日",
      "2026-11-21T09:00, 2026-11-25T17:30, 时限 3 个工作日",
      "2026-11-18T09:17:31, 2026-11-19T09:17:32, 时限 1 个工作日",
      "2026-11-18T09:00, 2026-12-01T17:30, 期限 2026年12月1日 17:30",
      "2026-11-18T09:00, 2026-11-18T08:00, 期限 2026年11月18日 08:00"})
  void givenLimitsInWords(String from, String due, String text) {
    assertThat(words.given(at(from), at(due))).contains(text);
  }
}
