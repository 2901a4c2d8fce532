package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.pmo.itproject.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes with a file each, on one database. */
@ExtendWith(OutputCaptureExtension.class)
class CalendarExchangeTest {

  private static final LocalDate SPRING_FESTIVAL = LocalDate.parse("2027-02-08");
  private static final LocalDate MAKE_UP_SATURDAY = LocalDate.parse("2027-02-20");
  private static final Instant YESTERDAY = Instant.parse("2026-11-20T01:00:00.123Z");

  @TempDir
  private Path directory;

  private JdbcClient jdbc;
  private Node first;
  private Node second;

  private final class Node {

    private final Path file;
    private final WorkingDayCalendars calendars;
    private final CalendarExchange exchange;

    Node(String name) {
      file = directory.resolve(name);
      calendars = new WorkingDayCalendars(ZoneId.of("Asia/Shanghai"), WorkingHours.parse("08:30-12:00,14:00-17:30"), file);
      exchange = exchange(new PublishedDays(jdbc));
    }

    CalendarExchange exchange(PublishedDays published) {
      return new CalendarExchange(calendars, published,
          new CalendarProperties(ZoneId.of("Asia/Shanghai"), "", file, Duration.ofSeconds(3)), file.getFileName().toString());
    }

    void write(Instant modified, String content) throws IOException {
      Files.writeString(file, content);
      Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    boolean works(LocalDate day) {
      return calendars.current().isWorkingDay(day);
    }
  }

  @BeforeEach
  void twoNodes() {
    DataSource database = TestDatabase.empty();
    Flyway.configure().dataSource(database).locations("classpath:db/migration/" + TestDatabase.vendor()).load().migrate();
    jdbc = JdbcClient.create(database);
    first = new Node("first");
    second = new Node("second");
  }

  private void exchange() {
    first.exchange.exchange();
    second.exchange.exchange();
    first.exchange.exchange();
  }

  private long revision() {
    return jdbc.sql("select coalesce(max(revision), 0) from working_day_publication").query(Long.class).single();
  }

  @Test
  void aNodeWithoutAFileGoesByThatOfAnother() throws IOException {
    first.write(YESTERDAY, "2027-02-08=休 春节\n");
    exchange();

    assertThat(second.works(SPRING_FESTIVAL)).isFalse();
    assertThat(new Node("third").works(SPRING_FESTIVAL)).as("before it has looked").isTrue();
  }

  @Test
  void theFileChangedLastCountsForAll() throws IOException {
    first.write(YESTERDAY, "2027-02-08=休 春节\n");
    second.write(YESTERDAY.minusSeconds(60), "2027-02-20=班 调休\n");
    exchange();
    assertThat(second.works(SPRING_FESTIVAL)).isFalse();
    assertThat(second.works(MAKE_UP_SATURDAY)).isFalse();

    second.write(YESTERDAY.plusMillis(1), "2027-02-20=班 调休\n");
    exchange();
    assertThat(first.works(SPRING_FESTIVAL)).isTrue();
    assertThat(first.works(MAKE_UP_SATURDAY)).isTrue();
    assertThat(revision()).isEqualTo(2);
  }

  @Test
  void isPublishedOnceForEachChange() throws IOException {
    first.write(YESTERDAY, "2027-02-08=休 春节\n");
    exchange();
    exchange();

    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsNotPublished() throws IOException {
    first.write(YESTERDAY, "2027-02-08=休 春节\n");
    exchange();
    first.write(YESTERDAY.plusSeconds(1), "2027-02-08=放假\n");
    exchange();

    assertThat(first.works(SPRING_FESTIVAL)).isFalse();
    assertThat(second.works(SPRING_FESTIVAL)).isFalse();
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void aFileFromTheFutureIsFromNow() throws IOException {
    Instant nextYear = Instant.now().plus(Duration.ofDays(365));
    first.write(nextYear, "2027-02-08=休 春节\n");
    exchange();

    assertThat(second.works(SPRING_FESTIVAL)).isFalse();
    assertThat(jdbc.sql("select file_modified_millis from working_day_publication").query(Long.class).single())
        .isLessThan(nextYear.toEpochMilli());
  }

  @Test
  void aFileThatIsGoneTakesNothingBackButAnEmptyOneDoes(CapturedOutput output) throws IOException {
    first.write(YESTERDAY, "2027-02-08=休 春节\n");
    exchange();
    Files.delete(first.file);
    exchange();
    assertThat(first.works(SPRING_FESTIVAL)).isFalse();
    assertThat(output).containsOnlyOnce("继续使用各节点共同的工作日历；要恢复法定节假日安排，请放置内容为空的文件");

    first.write(YESTERDAY.plusSeconds(60), "");
    exchange();
    assertThat(second.works(SPRING_FESTIVAL)).isTrue();
  }

  @Test
  void goesOnWithoutTheDatabaseAndSaysSoOnce(CapturedOutput output) throws IOException {
    PublishedDays lost = mock(PublishedDays.class);
    when(lost.since(anyLong())).thenThrow(new DataAccessResourceFailureException("connection lost"));
    first.write(YESTERDAY, "2027-02-08=休 春节\n");
    CalendarExchange exchange = first.exchange(lost);
    exchange.exchange();
    exchange.exchange();

    assertThat(first.works(SPRING_FESTIVAL)).isFalse();
    assertThat(output).containsOnlyOnce("各节点共同的工作日历暂时无法读写");
  }
}
