package cn.pmo.itproject.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.engine.ColumnTimes;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the options of the connection to MySQL do to values, whatever the zones of this machine and of the server. */
@MysqlTest
class ConnectionOptionsTest {

  private static final Instant TIME = Instant.parse("2026-03-02T01:30:05.678Z");

  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "UTC", "America/Los_Angeles"})
  void timesOfTheEngineAreChinasAndOursAreUtc(String machine) {
    TimeZone.setDefault(TimeZone.getTimeZone(machine));
    JdbcClient jdbc = JdbcClient.create(TestDatabase.empty());
    jdbc.sql("create table times (engines datetime, written timestamp null, ours datetime(3))").update();
    jdbc.sql("insert into times values (?, ?, ?)").params(Timestamp.from(TIME), Timestamp.from(TIME), ColumnTimes.utc(TIME)).update();

    assertThat(jdbc.sql("select concat(engines, ' ', written, ' ', ours) from times").query(String.class).single())
        .isEqualTo("2026-03-02 09:30:05 2026-03-02 09:30:05 2026-03-02 01:30:05.678");
    jdbc.sql("select * from times").query(row -> {
      assertThat(ColumnTimes.engineInstant(row, "engines")).isEqualTo("2026-03-02T01:30:05Z");
      assertThat(ColumnTimes.engineInstant(row, "written")).isEqualTo("2026-03-02T01:30:05Z");
      assertThat(ColumnTimes.instant(row, "ours")).isEqualTo(TIME);
    });
    assertThat(jdbc.sql("select count(*) from times where engines = ? and ours > ?")
        .params(Timestamp.from(TIME), ColumnTimes.utc(TIME.minusMillis(1))).query(Long.class).single()).isOne();
    assertThat(jdbc.sql("select timestampdiff(hour, utc_timestamp(), now())").query(Integer.class).single()).isEqualTo(8);
  }

  @Test
  void everyCharacterComesBack() {
    JdbcClient jdbc = JdbcClient.create(TestDatabase.empty());
    jdbc.sql("create table texts (t varchar(20)) default charset=utf8mb4 collate=utf8mb4_bin").update();
    jdbc.sql("insert into texts values (?)").param("𠮷🚚\\'\"%_").update();
    assertThat(jdbc.sql("select t from texts where t = ?").param("𠮷🚚\\'\"%_").query(String.class).single()).isEqualTo("𠮷🚚\\'\"%_");
  }

  @Test
  void textThatIsTooLongIsRefusedInsteadOfBeingCut() {
    JdbcClient jdbc = JdbcClient.create(TestDatabase.empty());
    jdbc.sql("create table texts (t varchar(3)) default charset=utf8mb4 collate=utf8mb4_bin").update();
    assertThatThrownBy(() -> jdbc.sql("insert into texts values (?)").param("四个字呢").update()).hasMessageContaining("Data too long");
  }

  @Test
  void serverGivesUpOnSessionsThatAreLostAndOnLocksInTime() {
    JdbcClient jdbc = JdbcClient.create(TestDatabase.empty());
    assertThat(jdbc.sql("select concat(@@session.wait_timeout, ' ', @@session.innodb_lock_wait_timeout)").query(String.class).single())
        .isEqualTo("180 30");
  }
}
