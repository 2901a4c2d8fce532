package cn.pmo.itproject.database;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@MysqlTest
class IncidentKeysTest {

  private final DataSource database = TestDatabase.empty();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @Test
  void anIncidentThatIsItsOwnCauseCanBeDeleted() {
    Flyway.configure().dataSource(database).locations("classpath:db/migration/mysql")
        .javaMigrations(new V6__EngineTables()).load().migrate();
    jdbc.sql("""
        insert into ACT_RU_INCIDENT (ID_, REV_, INCIDENT_TIMESTAMP_, INCIDENT_TYPE_, CAUSE_INCIDENT_ID_, ROOT_CAUSE_INCIDENT_ID_)
        values ('cause', 1, now(), 'failedJob', 'cause', 'cause'), ('effect', 1, now(), 'failedJob', 'cause', 'cause')""").update();

    assertThat(jdbc.sql("delete from ACT_RU_INCIDENT where ID_ = 'effect'").update()).isEqualTo(1);
    assertThat(jdbc.sql("delete from ACT_RU_INCIDENT where ID_ = 'cause'").update()).isEqualTo(1);
  }
}
