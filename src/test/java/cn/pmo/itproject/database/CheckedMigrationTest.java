package cn.pmo.itproject.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.document.DocumentSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** The first look at the database comes before the first table. */
class CheckedMigrationTest {

  private static final DocumentSettings DOCUMENTS =
      new DocumentSettings(DataSize.ofMegabytes(20), DataSize.ofMegabytes(200), Set.of("pdf"));

  private static void start(DataSource database, DocumentSettings documents, int connections) {
    start(database, documents, connections, new MockEnvironment());
  }

  private static void start(DataSource database, DocumentSettings documents, int connections, MockEnvironment environment) {
    new CheckedMigration(new DatabaseRequirements(documents, connections), environment).migrate(Flyway.configure().dataSource(database)
        .locations("classpath:db/migration/" + TestDatabase.vendor()).load());
  }

  private static boolean isEmpty(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return !connection.getMetaData().getTables(connection.getCatalog(), null, "project", null).next();
    }
  }

  @Test
  void suitableDatabaseIsMigrated() {
    DataSource database = TestDatabase.empty();
    start(database, DOCUMENTS, 30);
    assertThat(JdbcClient.create(database).sql("select count(*) from project").query(Long.class).single()).isZero();
  }

  @Test
  void productionTakesNoOtherProductWhateverWasSetAsItsAddress() throws SQLException {
    MockEnvironment production = new MockEnvironment();
    production.setActiveProfiles("production");
    DataSource database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "secret");
    assertThatThrownBy(() -> start(database, DOCUMENTS, 30, production)).isInstanceOf(UnsuitableDatabaseException.class)
        .hasMessageContainingAll("H2（jdbc:h2:mem:", "MySQL 或 MariaDB", "IT_PROJECT_DATABASE_URL");
    assertThat(isEmpty(database)).isTrue();
  }

  @Test
  @MysqlTest
  void connectionWithoutThePackagesOptionsIsRefusedBeforeTheFirstTable() throws SQLException {
    DataSource database =
        new DriverManagerDataSource(TestDatabase.url(UUID.randomUUID().toString()), TestDatabase.user(), TestDatabase.password());
    assertThatThrownBy(() -> start(database, DOCUMENTS, 30)).isInstanceOf(UnsuitableDatabaseException.class)
        .hasMessageContaining("nullDatabaseMeansCurrent=false").hasMessageContaining("time_zone=")
        .hasMessageContaining("isolation=REPEATABLE-READ");
    assertThat(isEmpty(database)).isTrue();
  }

  @Test
  @MysqlTest
  void serverWithASmallPacketOrTooFewConnectionsIsRefused() throws SQLException {
    DataSource database = TestDatabase.empty();
    assertThatThrownBy(() -> start(database, new DocumentSettings(DataSize.ofMegabytes(20), DataSize.ofGigabytes(1), Set.of("pdf")), 10_000))
        .hasMessageContaining("max_allowed_packet=536870912（512 MB）").hasMessageContaining("max-archive-size=1024MB")
        .hasMessageContaining("max_connections=");
    assertThat(isEmpty(database)).isTrue();
  }

  @Test
  void refusalIsToldWithoutTheBeansThatFailedBecauseOfIt() {
    UnsuitableDatabaseException refusal = new UnsuitableDatabaseException(List.of("一", "二"));
    FailureAnalysis analysis = new UnsuitableDatabaseAnalyzer().analyze(new IllegalStateException("processEngine", refusal));
    assertThat(analysis.getDescription()).isEqualTo("数据库不满足要求，系统没有启动：\n- 一\n- 二");
    assertThat(analysis.getAction()).contains("重新启动");
  }
}
