package cn.pmo.itproject.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-01: what a start does to the ledger, and what it refuses. */
@LedgerTest
class RegisterProjectTest {

  @Autowired
  private LedgerScenario scenario;
  @Autowired
  private ProjectLedger ledger;

  private static int number(String code) {
    return Integer.parseInt(code.substring(8));
  }

  @Test
  void entersTheRequirementAndGivesTheProcessItsCode() {
    String code = scenario.start();

    assertThat(code).matches("XM-" + Year.now(ProjectLedger.ZONE) + "-\\d{4}");
    Project project = ledger.require(code);
    assertThat(project.name()).isEqualTo("卷烟配送线路优化");
    assertThat(project.buildType()).isEqualTo(BuildType.SELF_BUILT);
    assertThat(project.departmentId()).isEqualTo(LedgerScenario.OFFICE);
    assertThat(project.departmentName()).isEqualTo("办公室");
    assertThat(project.plannedInvestment()).isEqualByComparingTo("1200000.50");
    assertThat(project.inAnnualPlan()).isTrue();
    assertThat(project.status()).isEqualTo(ProjectStatus.RUNNING);
    assertThat(project.startedBy()).isEqualTo(LedgerScenario.REQUESTER);
    assertThat(project.phaseKey()).isEqualTo("ledger-work");
    assertThat(project.phaseName()).isEqualTo("实施阶段");
    assertThat(scenario.engine.getRuntimeService().getVariables(project.processInstanceId()))
        .containsEntry("projectCode", code).containsEntry("departmentName", "办公室");
    assertThat(scenario.engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(code).count()).isEqualTo(2);
  }

  @Test
  void parallelStartsGetConsecutiveCodesAndAFailedStartGivesItsNumberBack() throws Exception {
    int before = number(scenario.start());
    ExecutorService pool = Executors.newFixedThreadPool(50);
    try {
      List<Callable<String>> starts = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        boolean fails = i % 10 == 5;
        starts.add(() -> {
          try {
            return scenario.engine.getRuntimeService()
                .startProcessInstanceByKey(fails ? "ledger-broken" : "ledger-project", LedgerScenario.requirement()).getId();
          } catch (ProcessEngineException e) {
            return null;
          }
        });
      }
      List<String> instances = new ArrayList<>();
      for (Future<String> start : pool.invokeAll(starts)) {
        instances.add(start.get());
      }
      assertThat(instances).filteredOn(Objects::isNull).hasSize(5);
      List<Integer> numbers = instances.stream().filter(Objects::nonNull).map(id -> scenario.engine.getRuntimeService()
          .createProcessInstanceQuery().processInstanceId(id).singleResult().getBusinessKey()).map(RegisterProjectTest::number).sorted()
          .toList();
      assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(before + 1, before + 45).boxed().toList());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void sameStartSentTwiceIsOneProject() {
    Map<String, Object> once = LedgerScenario.requirement();
    String first = scenario.start(once);

    assertThatThrownBy(() -> scenario.start(once)).isInstanceOf(RuleViolationException.class)
        .hasMessage("项目“卷烟配送线路优化”已经登记，编号 " + first + "，提交的《项目建设需求》内容完全相同，请勿重复提交");
    Map<String, Object> otherDocument = new HashMap<>(once);
    otherDocument.put("projectRequirement", LedgerScenario.requirement().getValueTyped("projectRequirement"));
    String second = scenario.start(otherDocument);
    assertThat(number(second)).as("the refused start gave its number back").isEqualTo(number(first) + 1);

    scenario.engine.getRuntimeService().deleteProcessInstance(ledger.require(first).processInstanceId(), "提错部门");
    assertThat(number(scenario.start(once))).isEqualTo(number(second) + 1);
  }

  @Test
  void sameStartSentTwiceAtTheSameTimeIsOneProject() throws Exception {
    Map<String, Object> once = LedgerScenario.requirement();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> starts = pool.invokeAll(Collections.nCopies(8, () -> {
        try {
          return scenario.start(once);
        } catch (RuleViolationException e) {
          return null;
        }
      }));
      List<String> codes = new ArrayList<>();
      for (Future<String> start : starts) {
        codes.add(start.get());
      }
      assertThat(codes).filteredOn(Objects::nonNull).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    int before = number(scenario.start());
    Map<String, Object> wrong = LedgerScenario.requirement();
    wrong.put("projectName", "  ");
    wrong.put("buildType", "RENTED");
    wrong.put("department", "network-admin");
    wrong.put("planYear", 1999);
    wrong.put("plannedInvestment", -1);
    wrong.put("goals", List.of());
    wrong.put("modules", List.of(Map.of("module", "报表"), Map.of("module", " 报表 "), Map.of("x", "y")));

    assertThatThrownBy(() -> scenario.start(wrong)).asInstanceOf(InstanceOfAssertFactories.type(RuleViolationException.class))
        .extracting(RuleViolationException::getViolations).asInstanceOf(InstanceOfAssertFactories.list(Violation.class))
        .extracting(Violation::field).containsExactlyInAnyOrder("projectName", "buildType", "department", "planYear",
            "plannedInvestment", "goals", "modules", "modules");
    assertThatThrownBy(() -> scenario.start(wrong)).hasMessageContaining("“RENTED”").hasMessageContaining("SELF_BUILT（自建）")
        .hasMessageContaining("“报表”重复").hasMessageContaining("“network-admin”不是现有部门");
    assertThat(number(scenario.start())).isEqualTo(before + 1);
  }

  @Test
  void requirementComesFromADepartmentOfTheOneWhoStarts() {
    Map<String, Object> foreign = LedgerScenario.requirement();
    foreign.put("department", LedgerScenario.FINANCE);
    assertThatThrownBy(() -> scenario.start(foreign)).isInstanceOf(RuleViolationException.class)
        .hasMessage("“需求部门”的值“财务管理科”不是您所在的部门，应为：办公室");
    assertThatThrownBy(() -> scenario.as(LedgerScenario.OUTSIDER, () -> scenario.engine.getRuntimeService()
        .startProcessInstanceByKey("ledger-project", foreign))).hasMessageContaining("您未加入任何部门");
  }

  @Test
  void valuesThatAreNotNumbersAreNamed() {
    Map<String, Object> wrong = LedgerScenario.requirement();
    wrong.put("plannedInvestment", "很多");
    wrong.put("planYear", "2026.5");
    assertThatThrownBy(() -> scenario.start(wrong)).hasMessageContaining("很多").hasMessageContaining("2026.5");
  }

  @Test
  void valuesThatTheLedgerWouldChangeAreRefused() {
    assertThat(refused("projectName", "配送\n优化")).isEqualTo("“项目名称”的值“配送␤优化”第 3 个字是换行或控制字符（U+000A），应删除，名称应为一行文字");
    assertThat(refused("projectName", "配送优化\n")).isEqualTo("“项目名称”的值“配送优化␤”第 5 个字是换行或控制字符（U+000A），应删除，名称应为一行文字");
    assertThat(refused("projectName", "配\u2028送")).isEqualTo("“项目名称”的值“配␤送”第 2 个字是换行或控制字符（U+2028），应删除，名称应为一行文字");
    assertThat(refused("projectName", "配\u0007送")).isEqualTo("“项目名称”的值“配␤送”第 2 个字是换行或控制字符（U+0007），应删除，名称应为一行文字");
    assertThat(refused("plannedInvestment", "1200000.505")).isEqualTo("“预计投资”的值“1200000.505”应精确到分，最多两位小数");
    assertThat(refused("plannedInvestment", 0.001)).isEqualTo("“预计投资”的值“0.001”应精确到分，最多两位小数");
  }

  private String refused(String variable, Object value) {
    Map<String, Object> wrong = LedgerScenario.requirement();
    wrong.put(variable, value);
    return catchThrowableOfType(RuleViolationException.class, () -> scenario.start(wrong)).getMessage();
  }

  @Test
  void yearBeyondAnIntegerIsNoYear() {
    Map<String, Object> wrong = LedgerScenario.requirement();
    String year = String.valueOf((1L << 32) + Year.now(ProjectLedger.ZONE).getValue());
    wrong.put("planYear", year);
    assertThatThrownBy(() -> scenario.start(wrong)).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining("“计划年度”的值“" + year + "”无效");
    wrong.put("planYear", Year.now(ProjectLedger.ZONE).getValue() + ".0");
    assertThat(ledger.require(scenario.start(wrong)).planYear()).isEqualTo(Year.now(ProjectLedger.ZONE).getValue());
  }

  @Test
  void buildTypeCannotChangeAfterTheStartWhoeverWritesIt() {
    String code = scenario.start();
    String root = ledger.require(code).processInstanceId();
    var runtime = scenario.engine.getRuntimeService();
    String called = runtime.createProcessInstanceQuery().superProcessInstanceId(root).singleResult().getId();

    assertThatThrownBy(() -> runtime.setVariable(root, "buildType", "UNIFIED_BUILD"))
        .isInstanceOf(RuleViolationException.class).hasMessageContaining("SELF_BUILT（自建）").hasMessageContaining("UNIFIED_BUILD");
    assertThatThrownBy(() -> runtime.setVariable(called, "buildType", "UNIFIED_BUILD")).isInstanceOf(RuleViolationException.class);
    assertThatThrownBy(() -> runtime.setVariable(root, "buildType", null)).isInstanceOf(RuleViolationException.class);
    assertThatThrownBy(() -> runtime.setVariable(root, "buildType", 1)).isInstanceOf(RuleViolationException.class);
    assertThatThrownBy(() -> scenario.complete(code, "UserTask_Draft", Variables.putValue("buildType", "UNIFIED_BUILD")))
        .isInstanceOf(RuleViolationException.class);
    runtime.setVariable(root, "buildType", "SELF_BUILT");
    assertThat(runtime.getVariable(root, "buildType")).isEqualTo("SELF_BUILT");
    assertThat(scenario.task(code, "UserTask_Draft")).isNotNull();
  }

  @Test
  void contractNumberBelongsToOneProject() {
    String first = scenario.start();
    String second = scenario.start();
    Contract contract = new Contract("HT-" + first, new BigDecimal("99.90"), "某公司", LocalDate.of(2026, 2, 28));
    ledger.signContract(first, contract);
    ledger.signContract(first, contract);
    assertThat(ledger.projectWithContract("HT-" + first)).contains(first);
    assertThat(ledger.projectWithContract(" ht-" + first.toLowerCase(Locale.ROOT) + " ")).contains(first);
    assertThat(ledger.require(first).signedOn()).isEqualTo("2026-02-28");
    assertThatThrownBy(() -> ledger.signContract(second, contract)).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining("HT-" + first);
    Contract sameInSmallLetters = new Contract("ht-" + first.toLowerCase(Locale.ROOT), BigDecimal.ONE, "某公司", LocalDate.of(2026, 2, 28));
    assertThatThrownBy(() -> ledger.signContract(second, sameInSmallLetters)).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining(sameInSmallLetters.contractNo());
  }

  @Test
  void projectWhoseProcessIsDeletedDoesNotStayRunning() {
    String code = scenario.start();
    scenario.engine.getRuntimeService().deleteProcessInstance(ledger.require(code).processInstanceId(), "重复立项");
    assertThat(ledger.require(code).status()).isEqualTo(ProjectStatus.TERMINATED);
    assertThat(ledger.require(code).terminatedStep()).as("the phase it was in").isEqualTo("实施阶段");
    assertThat(ledger.require(code).terminatedReason()).isEqualTo("流程实例被删除：重复立项");
  }

  @Test
  void unknownProjectIsNamed() {
    assertThatThrownBy(() -> ledger.planBudget("XM-1999-0001", BigDecimal.TEN)).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining("XM-1999-0001");
  }
}
