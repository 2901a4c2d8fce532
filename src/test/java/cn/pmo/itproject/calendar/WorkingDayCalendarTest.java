package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDayCalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final List<Integer> yearsWithoutArrangement = new ArrayList<>();
  private final WorkingDayCalendar calendar = calendar(Map.of());

  private WorkingDayCalendar calendar(Map<LocalDate, Boolean> overrides) {
    return new WorkingDayCalendar(SHANGHAI, WorkingHours.parse("08:30-12:00,14:00-17:30"), overrides,
        yearsWithoutArrangement::add);
  }

  @ParameterizedTest
  @CsvSource({
      // National Day and Mid-Autumn 2025: off from the 1st to the 8th, made up on Sunday 28 September and Saturday 11 October
      "2025-09-27, false", "2025-09-28, true", "2025-09-30, true", "2025-10-01, false", "2025-10-08, false",
      "2025-10-09, true", "2025-10-11, true", "2025-10-12, false",
      // Spring Festival 2026: off from 15 to 23 February, made up on the Saturdays 14 and 28 February
      "2026-02-13, true", "2026-02-14, true", "2026-02-15, false", "2026-02-23, false", "2026-02-24, true",
      "2026-02-28, true", "2026-03-01, false",
      // National Day 2026: off from the 1st to the 7th, made up on Sunday 20 September and Saturday 10 October
      "2026-09-20, true", "2026-09-25, false", "2026-10-01, false", "2026-10-07, false", "2026-10-08, true",
      "2026-10-10, true", "2026-10-11, false",
      // an ordinary week
      "2026-11-20, true", "2026-11-21, false", "2026-11-22, false", "2026-11-23, true"})
  void knowsHolidaysAndMakeUpDays(LocalDate date, boolean working) {
    assertThat(calendar.isWorkingDay(date)).isEqualTo(working);
    assertThat(yearsWithoutArrangement).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "2026-11-20T08:29:59, false", "2026-11-20T08:30, true", "2026-11-20T11:59:59, true", "2026-11-20T12:00, false",
      "2026-11-20T13:59:59, false", "2026-11-20T14:00, true", "2026-11-20T17:29:59, true", "2026-11-20T17:30, false",
      // a Saturday, one that is made up, a holiday
      "2026-11-21T10:00, false", "2026-10-10T10:00, true", "2026-10-01T10:00, false"})
  void knowsWorkingTime(LocalDateTime moment, boolean working) {
    assertThat(calendar.isWorkingTime(moment.atZone(SHANGHAI).toInstant())).isEqualTo(working);
  }

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource({
      // half a day ends with the half day it fills, and runs over lunch otherwise
      "2026-11-18T08:30, 0.5WD, 2026-11-18T12:00",
      "2026-11-18T10:00, 0.5WD, 2026-11-18T15:30",
      "2026-11-18T14:00, 0.5WD, 2026-11-18T17:30",
      // over the end of the day and the weekend: 1.5 h on Friday, 2 h on Monday
      "2026-11-20T16:00, 0.5WD, 2026-11-23T10:30",
      "2026-11-18T16:00, 0.5WD, 2026-11-19T10:30",
      // whole days
      "2026-11-18T08:30, 1WD, 2026-11-18T17:30",
      "2026-11-18T10:15, 1WD, 2026-11-19T10:15",
      "2026-11-18T10:15, 1.5WD, 2026-11-19T15:45",
      "2026-11-20T10:15, 3WD, 2026-11-25T10:15",
      "2026-11-18T10:15, 10WD, 2026-12-02T10:15",
      // outside working hours the clock starts at the next working moment
      "2026-11-18T07:00, 0.5WD, 2026-11-18T12:00",
      "2026-11-18T12:00, 0.5WD, 2026-11-18T17:30",
      "2026-11-18T13:00, 0.5WD, 2026-11-18T17:30",
      "2026-11-18T17:30, 0.5WD, 2026-11-19T12:00",
      "2026-11-20T23:59, 0.5WD, 2026-11-23T12:00",
      "2026-11-21T10:00, 1WD, 2026-11-23T17:30",
      // make-up days are worked, holidays are not
      "2025-09-26T16:00, 0.5WD, 2025-09-28T10:30",
      "2025-09-30T16:00, 1WD, 2025-10-09T16:00",
      "2025-10-10T16:00, 0.5WD, 2025-10-11T10:30",
      "2025-10-11T16:00, 0.5WD, 2025-10-13T10:30",
      "2026-02-13T15:00, 1WD, 2026-02-14T15:00",
      "2026-02-14T15:00, 1WD, 2026-02-24T15:00",
      "2026-02-16T10:00, 0.5WD, 2026-02-24T12:00",
      "2026-09-30T17:00, 0.5WD, 2026-10-08T11:30",
      "2026-10-09T17:00, 1WD, 2026-10-10T17:00"})
  void addsWorkingDays(LocalDateTime from, String limit, LocalDateTime end) {
    assertThat(calendar.plus(from.atZone(SHANGHAI).toInstant(), WorkingDays.parse(limit)).toLocalDateTime())
        .isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/Los_Angeles", "Pacific/Auckland"})
  void countsInItsOwnZoneWhereverTheServerIs(String serverZone) {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(serverZone));
      // 00:30 UTC on Monday is 08:30 in Shanghai; 16:00 UTC on Friday is already Saturday there
      assertThat(calendar.plus(Instant.parse("2026-11-23T00:30:00Z"), WorkingDays.parse("0.5WD")).toInstant())
          .isEqualTo(Instant.parse("2026-11-23T04:00:00Z"));
      assertThat(calendar.plus(Instant.parse("2026-11-20T16:00:00Z"), WorkingDays.parse("1WD")).toInstant())
          .isEqualTo(Instant.parse("2026-11-23T09:30:00Z"));
      assertThat(calendar.endOfWorkingDay(LocalDate.parse("2026-12-01")).toInstant())
          .isEqualTo(Instant.parse("2026-12-01T09:30:00Z"));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void followsOtherWorkingHours() {
    WorkingDayCalendar early = new WorkingDayCalendar(SHANGHAI, WorkingHours.parse("09:00-17:00"), Map.of(), year -> { });

    assertThat(early.plus(Instant.parse("2026-11-18T01:00:00Z"), WorkingDays.parse("0.5WD")).toLocalDateTime())
        .isEqualTo("2026-11-18T13:00:00");
    assertThat(early.endOfWorkingDay(LocalDate.parse("2026-12-01")).toLocalDateTime()).isEqualTo("2026-12-01T17:00:00");
  }

  @Test
  void fallsBackToWeekendsAndFixedHolidaysInAYearWithoutArrangement() {
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-01-01"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-05-01"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-05-02"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-05-05"))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-10-03"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-10-06"))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-10-11"))).isFalse();
    assertThat(yearsWithoutArrangement).containsOnly(2031);
  }

  @Test
  void overridesComeBeforeTheArrangement() {
    WorkingDayCalendar changed = calendar(Map.of(
        LocalDate.parse("2026-11-18"), false, LocalDate.parse("2026-10-01"), true,
        LocalDate.parse("2027-02-08"), false, LocalDate.parse("2027-02-20"), true));

    assertThat(changed.isWorkingDay(LocalDate.parse("2026-11-18"))).isFalse();
    assertThat(changed.isWorkingDay(LocalDate.parse("2026-10-01"))).isTrue();
    assertThat(changed.isWorkingDay(LocalDate.parse("2027-02-08"))).isFalse();
    assertThat(changed.isWorkingDay(LocalDate.parse("2027-02-20"))).isTrue();
    assertThat(changed.isWorkingDay(LocalDate.parse("2027-03-01"))).isTrue();
    assertThat(changed.isWorkingDay(LocalDate.parse("2027-03-06"))).isFalse();
    assertThat(changed.isWorkingDay(LocalDate.parse("2027-10-01"))).as("a fixed holiday of a year entered in part").isFalse();
    assertThat(yearsWithoutArrangement).as("operations have entered 2027").isEmpty();
  }

  @Test
  void refusesToAddNothing() {
    assertThatThrownBy(() -> calendar.plusWorkingTime(Instant.EPOCH, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("大于零");
  }
}
