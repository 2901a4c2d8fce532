package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WorkingDayCalendarsTest {

  private static final LocalDate SPRING_FESTIVAL = LocalDate.parse("2027-02-08");
  private static final LocalDate MAKE_UP_SATURDAY = LocalDate.parse("2027-02-20");

  @TempDir
  private Path directory;
  private Path file;
  private WorkingDayCalendars calendars;
  private Instant modified = Instant.parse("2026-11-20T01:00:00Z");

  @BeforeEach
  void setUp() {
    file = directory.resolve("working-days.properties");
    calendars = new WorkingDayCalendars(ZoneId.of("Asia/Shanghai"), WorkingHours.parse("08:30-12:00,14:00-17:30"), file);
  }

  private void write(String content) throws IOException {
    write(content.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] content) throws IOException {
    Files.write(file, content);
    modified = modified.plusSeconds(1);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private boolean isWorkingDay(LocalDate date) {
    return calendars.current().isWorkingDay(date);
  }

  @Test
  void worksWithoutAFile(CapturedOutput output) {
    assertThat(isWorkingDay(LocalDate.parse("2026-10-10"))).isTrue();
    assertThat(output).doesNotContain("ERROR").doesNotContain("WARN");
  }

  @Test
  void readsTheFileAgainWhenItChanges() throws IOException {
    assertThat(isWorkingDay(SPRING_FESTIVAL)).isTrue();

    write("# 2027 年放假安排\n\n2027-02-08=休 春节\n2027-02-20 = 班 调休\n");
    assertThat(isWorkingDay(SPRING_FESTIVAL)).isFalse();
    assertThat(isWorkingDay(MAKE_UP_SATURDAY)).isTrue();

    write("\uFEFF2027-02-20=班");
    assertThat(isWorkingDay(SPRING_FESTIVAL)).isTrue();
    assertThat(isWorkingDay(MAKE_UP_SATURDAY)).isTrue();

    Files.delete(file);
    assertThat(isWorkingDay(MAKE_UP_SATURDAY)).isFalse();
  }

  @Test
  void aSnapshotDoesNotChange() throws IOException {
    write("2027-02-08=休 春节\n");
    WorkingDayCalendar before = calendars.current();
    write("2027-02-08=班\n");

    assertThat(isWorkingDay(SPRING_FESTIVAL)).isTrue();
    assertThat(before.isWorkingDay(SPRING_FESTIVAL)).isFalse();
  }

  @Test
  void keepsTheLastGoodCalendarAndNamesTheBadLine(CapturedOutput output) throws IOException {
    write("2027-02-08=休 春节\n");
    assertThat(isWorkingDay(SPRING_FESTIVAL)).isFalse();

    write("2027-02-20=班 调休\n2027-02-09=放假\n");
    assertThat(isWorkingDay(SPRING_FESTIVAL)).isFalse();
    assertThat(isWorkingDay(MAKE_UP_SATURDAY)).isFalse();
    assertThat(output).containsOnlyOnce("第 2 行“2027-02-09=放假”无法识别").contains("继续使用此前的工作日历");

    write("2027-02-20=班 调休\n");
    assertThat(isWorkingDay(MAKE_UP_SATURDAY)).isTrue();
  }

  @Test
  void namesWhatIsWrongInALine(CapturedOutput output) throws IOException {
    write("2027-02-30=休\n");
    calendars.current();
    assertThat(output).contains("第 1 行“2027-02-30=休”无法识别：日期“2027-02-30”不存在");

    write("2027-02-08=休 春节\n2027-02-08=班\n");
    calendars.current();
    assertThat(output).contains("第 2 行").contains("日期“2027-02-08”重复出现");

    write("2027-02-08=休 春节\n".getBytes(Charset.forName("GBK")));
    calendars.current();
    assertThat(output).contains("不是 UTF-8 编码");
  }

  @Test
  void warnsOnceForAYearWithoutArrangement(CapturedOutput output) throws IOException {
    isWorkingDay(LocalDate.parse("2031-01-01"));
    isWorkingDay(LocalDate.parse("2031-03-03"));
    write("2027-02-08=休 春节\n");
    isWorkingDay(LocalDate.parse("2031-03-04"));

    assertThat(output).containsOnlyOnce("2031 年没有法定节假日安排");
  }
}
