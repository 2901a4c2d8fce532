package cn.pmo.itproject.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.calendar.WorkingHours;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterValuesTest {

  private final TimeZone zone = TimeZone.getDefault();
  private final FilterValues values = new FilterValues(null, new WorkingDayCalendars(ZoneId.of("Asia/Shanghai"),
      WorkingHours.parse("08:30-12:00,14:00-17:30"), Path.of("target/no-such-file")));

  @AfterEach
  void reset() {
    TimeZone.setDefault(zone);
    ClockUtil.reset();
  }

  @ParameterizedTest
  @CsvSource({"UTC", "Asia/Shanghai", "America/Los_Angeles"})
  void theDayIsTheOneInShanghaiWhateverTheServersZone(String serversZone) {
    TimeZone.setDefault(TimeZone.getTimeZone(serversZone));
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-20T23:00:00Z")));
    assertThat(values.startOfToday().toInstant()).isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
    assertThat(values.startOfTomorrow().toInstant()).isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
    assertThat(values.now().toInstant()).isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));
  }
}
