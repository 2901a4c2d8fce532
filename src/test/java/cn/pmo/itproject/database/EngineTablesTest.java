package cn.pmo.itproject.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.document.DocumentSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** The engine's tables on a real server: made, converted, and completed after an attempt that was cut off. */
@MysqlTest
class EngineTablesTest {

  private static final String RARE = "𠮷🚚";

  private final DataSource database = TestDatabase.empty();
  private final JdbcClient jdbc = JdbcClient.create(database);

  private Flyway flyway() {
    return Flyway.configure().dataSource(database).locations("classpath:db/migration/mysql").javaMigrations(new V6__EngineTables())
        .baselineOnMigrate(true).baselineVersion("0").load();
  }

  private void migrate() {
    flyway().migrate();
  }

  private void startNode() {
    DocumentSettings documents = new DocumentSettings(DataSize.ofMegabytes(20), DataSize.ofMegabytes(200), Set.of("pdf"));
    new CheckedMigration(new DatabaseRequirements(documents, 30), new MockEnvironment()).migrate(flyway());
  }

  private static final String TO_OTHER_INCIDENTS = "alter table ACT_RU_INCIDENT add constraint %s foreign key (%s)"
      + " references ACT_RU_INCIDENT (ID_) on delete cascade on update cascade";

  /** As an engine of Camunda makes its tables on its own. */
  private void makeOldTables(int scripts) throws SQLException, IOException {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      for (String script : List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history")
          .subList(0, scripts)) {
        for (String sql : V6__EngineTables.statements(script)) {
          statement.execute(sql.replace("CHARSET=utf8mb4 COLLATE utf8mb4_bin", "CHARSET=utf8 COLLATE utf8_bin"));
        }
      }
      statement.execute(TO_OTHER_INCIDENTS.formatted("ACT_FK_INC_CAUSE", "CAUSE_INCIDENT_ID_"));
      statement.execute(TO_OTHER_INCIDENTS.formatted("ACT_FK_INC_RCAUSE", "ROOT_CAUSE_INCIDENT_ID_"));
    }
  }

  private List<String> tablesNotInUtf8mb4() {
    return jdbc.sql("select table_name from information_schema.tables where table_schema = database() and table_name like 'ACT%'"
        + " and table_collation <> 'utf8mb4_bin'").query(String.class).list();
  }

  private List<String> columnsNotInUtf8mb4() {
    return jdbc.sql("select concat(table_name, '.', column_name) from information_schema.columns where table_schema = database()"
        + " and collation_name <> 'utf8mb4_bin' and table_name like 'ACT%'").query(String.class).list();
  }

  private long count(String what) {
    return jdbc.sql("select count(*) from information_schema." + what).query(Long.class).single();
  }

  private long tables() {
    return count("tables where table_schema = database() and table_name like 'ACT%'");
  }

  private long foreignKeys() {
    return count("referential_constraints where constraint_schema = database() and table_name like 'ACT%'");
  }

  private long indexes() {
    return count("statistics where table_schema = database() and table_name like 'ACT%'");
  }

  @Test
  void emptySchemaGetsTheTablesTheEngineWouldMake() throws Exception {
    migrate();
    long tables = tables();
    long foreignKeys = foreignKeys();
    long indexes = indexes();
    assertThat(tablesNotInUtf8mb4()).isEmpty();
    assertThat(columnsNotInUtf8mb4()).isEmpty();

    EngineTablesTest own = new EngineTablesTest();
    own.makeOldTables(7);
    assertThat(own.tablesNotInUtf8mb4()).hasSize(49);
    assertThat(List.of(tables, foreignKeys, indexes)).containsExactly(own.tables(), own.foreignKeys() - 2, own.indexes());
  }

  @Test
  void engineTakesTheTablesAsItsOwn() {
    migrate();
    long tables = tables();
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setProcessEngineName("on the tables of the migration");
    configuration.setEnforceHistoryTimeToLive(false);
    ProcessEngine engine = configuration.buildProcessEngine();
    try {
      engine.getIdentityService().saveUser(user(engine));
      assertThat(engine.getIdentityService().createUserQuery().userFirstName(RARE).count()).isOne();
    } finally {
      engine.close();
    }
    assertThat(tables()).isEqualTo(tables);
  }

  private static User user(ProcessEngine engine) {
    User user = engine.getIdentityService().newUser("zhang");
    user.setFirstName(RARE);
    return user;
  }

  @Test
  void tablesOfAnEngineInUseAreConvertedWithTheirRowsAndKeys() throws Exception {
    makeOldTables(7);
    long foreignKeys = foreignKeys();
    long indexes = indexes();
    jdbc.sql("insert into ACT_RE_DEPLOYMENT (ID_, NAME_) values ('d', '部署')").update();
    jdbc.sql("insert into ACT_GE_BYTEARRAY (ID_, NAME_, DEPLOYMENT_ID_, BYTES_) values ('b', 'x', 'd', x'00FF27')").update();
    jdbc.sql("insert into ACT_HI_VARINST (ID_, NAME_, TEXT_) values ('v', 'x', :text)").param("text", "字".repeat(4000)).update();

    migrate();

    assertThat(tablesNotInUtf8mb4()).isEmpty();
    assertThat(columnsNotInUtf8mb4()).isEmpty();
    assertThat(foreignKeys()).isEqualTo(foreignKeys - 2);
    assertThat(indexes()).isEqualTo(indexes);
    assertThat(jdbc.sql("select hex(BYTES_) from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ = 'd'").query(String.class).single()).isEqualTo("00FF27");
    assertThat(jdbc.sql("select TEXT_ from ACT_HI_VARINST").query(String.class).single()).isEqualTo("字".repeat(4000));
    jdbc.sql("update ACT_HI_VARINST set TEXT_ = :text").param("text", RARE.repeat(2000)).update();
    assertThat(jdbc.sql("select TEXT_ from ACT_HI_VARINST").query(String.class).single()).isEqualTo(RARE.repeat(2000));
    assertThat(jdbc.sql("select data_type from information_schema.columns where table_schema = database() and table_name = 'ACT_HI_VARINST'"
        + " and column_name = 'TEXT_'").query(String.class).single()).isEqualTo("varchar");
  }

  /** What happens when the job is repeated that an incident stands for. */
  @Test
  void incidentThatIsItsOwnRootCauseCanBeDeleted() throws Exception {
    makeOldTables(7);
    migrate();
    jdbc.sql("insert into ACT_RU_INCIDENT (ID_, REV_, INCIDENT_TIMESTAMP_, INCIDENT_TYPE_, CAUSE_INCIDENT_ID_, ROOT_CAUSE_INCIDENT_ID_)"
        + " values ('i', 1, now(), 'failedJob', 'i', 'i')").update();
    assertThat(jdbc.sql("delete from ACT_RU_INCIDENT where ID_ = 'i'").update()).isOne();
  }

  @Test
  void attemptThatWasCutOffIsCompleted() throws Exception {
    makeOldTables(2);
    jdbc.sql("drop table ACT_HI_DETAIL").update();
    jdbc.sql("alter table ACT_RU_TASK drop foreign key ACT_FK_TASK_PROCDEF").update();

    migrate();

    EngineTablesTest whole = new EngineTablesTest();
    whole.migrate();
    assertThat(List.of(tables(), foreignKeys())).containsExactly(whole.tables(), whole.foreignKeys());
    assertThat(tablesNotInUtf8mb4()).isEmpty();
  }

  @Test
  void nodesThatStartTogetherMakeThemOnce() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(3);
    try {
      Callable<Void> node = () -> {
        startNode();
        return null;
      };
      for (Future<Void> started : nodes.invokeAll(List.of(node, node, node))) {
        started.get();
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(tables()).isEqualTo(49);
    assertThat(jdbc.sql("select count(*) from flyway_schema_history where version = '6' and success").query(Long.class).single()).isOne();
  }

  /** In production the server ends a session that does nothing for three minutes; some migrations take longer. */
  @Test
  void nodeKeepsItsTurnHoweverLongItTakes() throws Exception {
    try (Connection other = database.getConnection()) {
      jdbcOf(other).sql("set session wait_timeout = 1").update();
      try (MigrationTurn turn = MigrationTurn.await(other)) {
        Thread.sleep(2500);
      }
      assertThat(jdbcOf(other).sql("select @@session.wait_timeout").query(Integer.class).single()).isOne();
    }
  }

  private static JdbcClient jdbcOf(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** A schema that is neither empty nor has a history: a node that did not wait would take it for one of an earlier version. */
  @Test
  void nodeWaitsForTheOneThatMigrates() throws Exception {
    try (Connection other = database.getConnection()) {
      MigrationTurn turn = MigrationTurn.await(other);
      jdbc.sql("create table of_the_other (id int)").update();
      CompletableFuture<Void> node = CompletableFuture.runAsync(this::startNode);
      String waiting = "select count(*) from information_schema.processlist where db = database() and info like 'select get_lock(%'";
      for (int look = 0; look < 600 && jdbc.sql(waiting).query(Long.class).single() == 0; look++) {
        assertThat(node).isNotDone();
        Thread.sleep(50);
      }
      assertThat(jdbc.sql(waiting).query(Long.class).single()).isOne();
      assertThat(tables()).isZero();
      turn.close();
      assertThat(jdbcOf(other).sql("select @@session.wait_timeout").query(Integer.class).single()).as("as before").isLessThan(86_400);
      node.get(5, TimeUnit.MINUTES);
    }
    assertThat(tables()).isEqualTo(49);
  }
}
