package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CalendarConfigurationTest {

  private final ApplicationContextRunner application = new ApplicationContextRunner().withUserConfiguration(CalendarConfiguration.class);

  @Test
  void worksWithoutSettings() {
    application.run(context -> {
      WorkingDayCalendar calendar = context.getBean(WorkingDayCalendars.class).current();
      assertThat(calendar.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
      assertThat(calendar.endOfWorkingDay(LocalDate.parse("2026-12-01")).toInstant()).isEqualTo(Instant.parse("2026-12-01T09:30:00Z"));
    });
  }

  @Test
  void followsItsSettings(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("days.properties"), "2026-12-01=休 停电\n");
    application.withPropertyValues("it-project.calendar.file=" + file, "it-project.calendar.zone=Asia/Urumqi",
        "it-project.calendar.working-hours=09:30-13:30,15:30-19:30").run(context -> {
          WorkingDayCalendar calendar = context.getBean(WorkingDayCalendars.class).current();
          assertThat(calendar.isWorkingDay(LocalDate.parse("2026-12-01"))).isFalse();
          assertThat(calendar.zone()).isEqualTo(ZoneId.of("Asia/Urumqi"));
          assertThat(calendar.endOfWorkingDay(LocalDate.parse("2026-12-02")).toLocalTime()).isEqualTo("19:30");
        });
  }

  @Test
  void aBadSettingStopsTheStartByName() {
    application.withPropertyValues("it-project.calendar.working-hours=9-17").run(context ->
        assertThat(context).getFailure().hasStackTraceContaining("it-project.calendar.working-hours")
            .hasStackTraceContaining("工作时段“9-17”无法识别"));
  }
}
