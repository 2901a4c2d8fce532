package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

  @ParameterizedTest
  @CsvSource({"0.5WD, 1", "1WD, 2", "1.0WD, 2", "2.5WD, 5", "10WD, 20"})
  void readsHalfDays(String text, int halfDays) {
    assertThat(WorkingDays.parse(text).halfDays()).isEqualTo(halfDays);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3WD", "xWD", "0WD", "0.0WD", "-1WD", "WD", "1 WD", "1wd", "0.25WD", "99999999999WD"})
  void refusesEverythingElseNamingIt(String text) {
    assertThat(WorkingDays.isMeantBy(text)).isTrue();
    assertThatThrownBy(() -> WorkingDays.parse(text)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("“" + text + "”").hasMessageContaining("0.5WD（半个工作日）");
  }

  @Test
  void leavesDatesAndDurationsAlone() {
    assertThat(WorkingDays.isMeantBy("2026-12-01")).isFalse();
    assertThat(WorkingDays.isMeantBy("PT1H")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "08:30", "08:30-12:00,", "8h-12h", "12:00-08:30", "08:30-12:00,11:00-17:30", "14:00-17:30,08:30-12:00"})
  void refusesWorkingHoursThatAreNone(String text) {
    assertThatThrownBy(() -> WorkingHours.parse(text)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("工作时段").hasMessageContaining("08:30-12:00,14:00-17:30");
  }
}
