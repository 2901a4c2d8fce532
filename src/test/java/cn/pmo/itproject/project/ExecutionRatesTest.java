package cn.pmo.itproject.project;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** JS-KPI, and the years codes are counted in. */
class ExecutionRatesTest {

  private JdbcClient jdbc;
  private ProjectLedger ledger;
  private ExecutionRates rates;

  @BeforeEach
  void emptyLedger() {
    DataSource database = TestDatabase.empty();
    Flyway.configure().dataSource(database).locations("classpath:db/migration/" + TestDatabase.vendor()).load().migrate();
    jdbc = JdbcClient.create(database);
    ledger = at("2026-06-01T00:00:00Z");
    rates = new ExecutionRates(jdbc);
  }

  private ProjectLedger at(String instant) {
    return new ProjectLedger(jdbc, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
  }

  private static ProjectDraft draft(BuildType buildType, int planYear) {
    return new ProjectDraft("项目", buildType, "dept-a", "办公室", planYear, true, BigDecimal.TEN, "user", UUID.randomUUID().toString());
  }

  private String planned(BuildType buildType, int planYear) {
    String code = ledger.register(draft(buildType, planYear)).code();
    ledger.planBudget(code, new BigDecimal("1000000.00"));
    return code;
  }

  private String executed(BuildType buildType, int planYear) {
    String code = planned(buildType, planYear);
    ledger.signContract(code, new Contract("HT-" + code, BigDecimal.ONE, "某公司", LocalDate.of(2026, 5, 4)));
    return code;
  }

  @Test
  void yearWithoutAPlannedProjectHasNoRate() {
    ledger.register(draft(BuildType.SELF_BUILT, 2026));
    ExecutionRate rate = rates.of(2026);
    assertThat(rate.planned()).isZero();
    assertThat(rate.rate()).isNull();
    assertThat(rate.rateLabel()).isEqualTo("—");
    assertThat(rate.met()).isNull();
  }

  @Test
  void unifiedBuildIsCountedApartAndNeverInTheRate() {
    executed(BuildType.UNIFIED_BUILD, 2026);
    planned(BuildType.UNIFIED_BUILD, 2026);
    ExecutionRate rate = rates.of(2026);
    assertThat(rate.rate()).isNull();
    assertThat(rate.unifiedPlanned()).isEqualTo(2);
    assertThat(rate.unifiedExecuted()).isEqualTo(1);
  }

  @Test
  void targetIsReachedAtExactlyNinetyPercent() {
    for (int i = 0; i < 9; i++) {
      executed(BuildType.SELF_BUILT, 2026);
    }
    planned(BuildType.SELF_BUILT, 2026);
    assertThat(rates.of(2026))
        .isEqualTo(new ExecutionRate(2026, 10, 9, new BigDecimal("0.9000"), "90.0%", new BigDecimal("0.90"), true, 0, 0));
    planned(BuildType.SELF_BUILT, 2026);
    assertThat(rates.of(2026).rateLabel()).isEqualTo("81.82%");
    assertThat(rates.of(2026).met()).isFalse();
  }

  @Test
  void onlyTheProjectsOfTheYearCountAndTheTerminatedStayPlanned() {
    executed(BuildType.SELF_BUILT, 2026);
    executed(BuildType.SELF_BUILT, 2027);
    ledger.terminate(planned(BuildType.SELF_BUILT, 2026), "审批", "理由");
    assertThat(rates.of(2026).rateLabel()).isEqualTo("50.0%");
    assertThat(rates.of(2027).rateLabel()).isEqualTo("100.0%");
    assertThat(rates.of(2025).rateLabel()).isEqualTo("—");
  }

  @Test
  void contractWithoutAnApprovedBudgetIsNotExecuted() {
    String code = ledger.register(draft(BuildType.SELF_BUILT, 2026)).code();
    ledger.signContract(code, new Contract("HT-1", BigDecimal.ONE, "某公司", LocalDate.of(2026, 5, 4)));
    assertThat(rates.of(2026).executed()).isZero();
    assertThat(rates.of(2026).rate()).isNull();
  }

  @Test
  void codesBeginAnewWithTheYearInShanghai() {
    assertThat(at("2026-12-31T15:59:59Z").register(draft(BuildType.SELF_BUILT, 2026)).code()).isEqualTo("XM-2026-0001");
    assertThat(at("2026-12-31T16:00:00Z").register(draft(BuildType.SELF_BUILT, 2026)).code()).isEqualTo("XM-2027-0001");
    assertThat(at("2026-12-31T15:59:59Z").register(draft(BuildType.SELF_BUILT, 2026)).code()).isEqualTo("XM-2026-0002");
  }

  @Test
  void timesAreKeptToTheMillisecondWhateverTheTimeZoneOfTheServer() {
    Project project = at("2026-03-08T10:15:30.123456Z").register(draft(BuildType.SELF_BUILT, 2026));
    assertThat(project.startedAt()).isEqualTo(Instant.parse("2026-03-08T10:15:30.123Z"));
  }

  @Test
  void terminationAndClosingAreKept() {
    String terminated = ledger.register(draft(BuildType.SELF_BUILT, 2026)).code();
    ledger.terminate(terminated, "审批可行性分析报告", "上级已统一建设");
    assertThat(ledger.require(terminated)).satisfies(project -> {
      assertThat(project.status()).isEqualTo(ProjectStatus.TERMINATED);
      assertThat(project.terminatedStep()).isEqualTo("审批可行性分析报告");
      assertThat(project.terminatedReason()).isEqualTo("上级已统一建设");
      assertThat(project.closedAt()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
    });
    String closed = ledger.register(draft(BuildType.SELF_BUILT, 2026)).code();
    ledger.close(closed, "ab".repeat(32));
    assertThat(ledger.require(closed).status()).isEqualTo(ProjectStatus.CLOSED);
    assertThat(ledger.require(closed).archiveSha256()).isEqualTo("ab".repeat(32));
  }
}
