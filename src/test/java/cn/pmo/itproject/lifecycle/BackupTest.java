package cn.pmo.itproject.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.ItProjectApplication;
import cn.pmo.itproject.database.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The backup and the restore of docs/operations.md: dumped while people work, restored into an empty schema, the application goes on
 * there. Needs a real server ({@code -Pmysql}) that {@code .ci/mysql} or {@code .ci/mariadb} started, because these also bring the
 * server's dump program.
 */
@EnabledIfSystemProperty(named = TestDatabase.PROPERTY, matches = TestDatabase.MYSQL,
    disabledReason = "a backup is made of a real server: mvn -Pmysql")
class BackupTest {

  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final String SERVER = System.getenv("IT_PROJECT_TEST_MYSQL_URL");
  private static final String USER = System.getenv("IT_PROJECT_TEST_MYSQL_USER");
  private static final String PASSWORD = System.getenv("IT_PROJECT_TEST_MYSQL_PASSWORD");
  private static final String ORIGINAL = "it_project_backup_original";
  private static final String RESTORED = "it_project_backup_restored";

  @TempDir
  private Path directory;

  @BeforeEach
  void emptySchemas() throws SQLException {
    dropSchemas();
    for (String schema : List.of(ORIGINAL, RESTORED)) {
      execute("create database " + schema + " character set utf8mb4 collate utf8mb4_bin");
    }
  }

  @AfterEach
  void dropSchemas() throws SQLException {
    for (String schema : List.of(ORIGINAL, RESTORED)) {
      execute("drop database if exists " + schema);
    }
  }

  @Test
  void whatWasDumpedWhilePeopleWorkGoesOnElsewhere() throws Exception {
    Path dump = directory.resolve("backup.sql");
    String closed;
    String open;
    Map<String, Long> before;
    Map<String, Long> after;
    try (ConfigurableApplicationContext application = start(ORIGINAL)) {
      EngineRest rest = rest(application);
      closed = ProjectRun.unifiedBuildToArchive(rest, "备份前归档的项目𠮷").code();
      awaitClosed(rest, closed);
      ProjectRun waiting = simpleProject(rest);
      waiting.start("SELF_BUILT", 500_000);
      open = waiting.code();
      before = counts(ORIGINAL);
      AtomicBoolean working = new AtomicBoolean(true);
      CompletableFuture<Integer> people = CompletableFuture.supplyAsync(() -> work(rest, working));
      dump(dump);
      working.set(false);
      assertThat(people.get(5, TimeUnit.MINUTES)).as("projects started during the dump").isPositive();
      after = counts(ORIGINAL);
    }

    restore(dump);

    Map<String, Long> restored = counts(RESTORED);
    assertThat(restored.keySet()).containsExactlyElementsOf(before.keySet());
    restored.forEach((table, rows) -> assertThat(rows).as(table).isBetween(before.get(table), after.get(table)));
    assertThat(number(RESTORED, "select count(*) from project p left join ACT_HI_PROCINST i on i.PROC_INST_ID_ = p.process_instance_id"
        + " where i.ID_ is null")).as("projects without a process").isZero();
    assertThat(number(RESTORED, "select count(*) from ACT_RU_EXECUTION e left join project p on p.process_instance_id = e.ID_"
        + " where e.PARENT_ID_ is null and e.SUPER_EXEC_ is null and e.BUSINESS_KEY_ like 'XM-%' and p.code is null"
        + " and e.PROC_DEF_ID_ like 'it-project-construction:%'")).as("processes without a project").isZero();
    assertThat(number(RESTORED, "select last_number from project_code_sequence where registration_year > 0"))
        .as("codes given away").isEqualTo(restored.get("project"));

    try (ConfigurableApplicationContext application = start(RESTORED)) {
      EngineRest rest = rest(application);
      String coordinator = rest.memberOf("it-center-coordinator");
      assertThat(rest.get(coordinator, "/api/projects/" + closed).get("name").asText()).isEqualTo("备份前归档的项目𠮷");
      JsonNode verification = rest.get(coordinator, "/api/projects/" + closed + "/archive/verification");
      assertThat(verification.get("whole").asBoolean()).as(verification.toString()).isTrue();
      simpleProject(rest).resume(open).collectStandards();
      ProjectRun fresh = simpleProject(rest);
      fresh.start("SELF_BUILT", 500_000);
      fresh.collectStandards();
    }
  }

  private static void awaitClosed(EngineRest rest, String code) throws InterruptedException {
    for (int i = 0; !rest.get("admin", "/api/projects/" + code).get("status").asText().equals("CLOSED"); i++) {
      assertThat(i).as("tenths of a second until %s is closed", code).isLessThan(300);
      Thread.sleep(100);
    }
  }

  private static int work(EngineRest rest, AtomicBoolean working) {
    int started = 0;
    while (working.get() || started == 0) {
      ProjectRun project = simpleProject(rest);
      project.start("SELF_BUILT", 500_000);
      started++;
      if (started % 2 == 0) {
        project.collectStandards();
      }
    }
    return started;
  }

  /** Each of another name: the same once more would count as the same start sent twice. */
  private static ProjectRun simpleProject(EngineRest rest) {
    return new ProjectRun(rest, "备份期间发起的项目" + STARTED.incrementAndGet(), List.of(Map.of("goal", "线路里程", "target", "下降8%")), List.of("线路规划"));
  }

  private static ConfigurableApplicationContext start(String schema) {
    return new SpringApplicationBuilder(ItProjectApplication.class).profiles("demo").run("--server.port=0",
        // The connection of production, whose start refuses the demo's people.
        "--spring.config.additional-location=classpath:application-production.yml", "--it-project.tls=none",
        "--management.server.port=-1", "--logging.structured.format.console=", "--it-project.shutdown.drain=PT0S",
        "--it-project.demo.sample-projects=false", "--spring.datasource.url=" + SERVER + schema, "--spring.datasource.username=" + USER,
        "--spring.datasource.password=" + PASSWORD);
  }

  private static EngineRest rest(ConfigurableApplicationContext application) {
    return new EngineRest("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"), "admin", "demo-2026");
  }

  // --- the statements of docs/operations.md -------------------------------------------------------------------------

  private static void dump(Path file) throws IOException, InterruptedException, SQLException {
    run(ProcessBuilder.Redirect.PIPE, ProcessBuilder.Redirect.to(file.toFile()), "dump", "--single-transaction", "--quick", "--hex-blob",
        "--no-tablespaces", "--max-allowed-packet=512M", ORIGINAL);
    assertThat(Files.size(file)).isPositive();
  }

  private static void restore(Path file) throws IOException, InterruptedException, SQLException {
    run(ProcessBuilder.Redirect.from(file.toFile()), ProcessBuilder.Redirect.DISCARD, "client", "--max-allowed-packet=512M", RESTORED);
  }

  private static void run(ProcessBuilder.Redirect in, ProcessBuilder.Redirect out, String program, String... arguments)
      throws IOException, InterruptedException, SQLException {
    List<String> command = new ArrayList<>(List.of(isMariaDb() ? ".ci/mariadb" : ".ci/mysql", program, port()));
    command.addAll(List.of(arguments));
    File errors = File.createTempFile("backup", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectInput(in).redirectOutput(out).redirectError(errors).start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors.toPath())).isZero();
    } finally {
      Files.delete(errors.toPath());
    }
  }

  private static boolean isMariaDb() throws SQLException {
    try (Connection connection = DriverManager.getConnection(SERVER, USER, PASSWORD)) {
      return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }
  }

  private static String port() {
    return String.valueOf(URI.create(SERVER.substring("jdbc:".length())).getPort());
  }

  // --- looking into the schemas -------------------------------------------------------------------------------------

  /** Rows of every table but those that change by themselves. */
  private static Map<String, Long> counts(String schema) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : List.of("project", "project_document", "review_record", "document_author", "ACT_HI_PROCINST", "ACT_HI_TASKINST",
        "ACT_HI_ACTINST", "ACT_HI_DETAIL", "ACT_GE_BYTEARRAY", "ACT_RE_PROCDEF", "ACT_ID_USER", "ACT_ID_MEMBERSHIP",
        "flyway_schema_history")) {
      counts.put(table, number(schema, "select count(*) from " + table));
    }
    return counts;
  }

  private static long number(String schema, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(SERVER + schema, USER, PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(SERVER, USER, PASSWORD); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
