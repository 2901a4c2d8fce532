package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.AcceptanceProcess.FINAL_ANSWERS;
import static cn.pmo.itproject.construction.AcceptanceProcess.KEY;
import static cn.pmo.itproject.construction.AcceptanceProcess.PRELIMINARY_ANSWERS;
import static cn.pmo.itproject.construction.AcceptanceProcess.TECHNICAL_TEST_RESULT;
import static cn.pmo.itproject.construction.AcceptanceProcess.TEST_ITEMS;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_ACCEPT_FINALLY;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_ACCEPT_PRELIMINARILY;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_APPLY_FOR_ACCEPTANCE;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_IMPROVE_AFTER_FINAL;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_IMPROVE_AFTER_PRELIMINARY;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_PREPARE_ACCEPTANCE_MATERIALS;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_RUN_RETRIAL;
import static cn.pmo.itproject.construction.AcceptanceProcess.USER_TASK_TEST_TECHNICALLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** JS-28 to JS-35. */
@ProcessTest
class AcceptancePathTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Object FINDING = List.of(Map.of("description", "日志只保留一个月"));

  private final LocalDate today = LocalDate.now(SHANGHAI);

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private ReviewRecords reviews;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private JdbcClient jdbc;

  private Scenario start(BuildType buildType) {
    return scenarios.start(buildType, KEY, "contractNo", "HT-1",
        "rolloutUnits", Variables.objectValue(new ArrayList<>(List.of(People.EAST, People.WEST))).create());
  }

  private Scenario start() {
    return start(BuildType.SELF_BUILT);
  }

  @Test
  void withoutFindingsImprovementAndRetrialAreSkipped() {
    Scenario project = start();

    assertThat(project.openSteps()).containsExactly(USER_TASK_APPLY_FOR_ACCEPTANCE);
    project.complete(USER_TASK_APPLY_FOR_ACCEPTANCE).complete(USER_TASK_PREPARE_ACCEPTANCE_MATERIALS).complete(USER_TASK_TEST_TECHNICALLY)
        .complete(USER_TASK_ACCEPT_PRELIMINARILY);
    assertThat(project.openSteps()).containsExactly(USER_TASK_ACCEPT_FINALLY);
    project.complete(USER_TASK_ACCEPT_FINALLY);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectAccepted");
    assertThat(project.variable("verdict")).isEqualTo("PASSED");
    assertThat(project.passes(USER_TASK_IMPROVE_AFTER_PRELIMINARY) + project.passes(USER_TASK_RUN_RETRIAL)).isZero();
  }

  @Test
  void findingsAreAnsweredAndTriedByTheUnits() {
    Scenario project = start().reach(USER_TASK_ACCEPT_PRELIMINARILY).complete(USER_TASK_ACCEPT_PRELIMINARILY, "findings", FINDING);

    assertThat(project.openSteps()).containsExactly(USER_TASK_IMPROVE_AFTER_PRELIMINARY);
    assertThat(project.refused(USER_TASK_IMPROVE_AFTER_PRELIMINARY, "findingAnswers", List.of())).extracting(Violation::message)
        .anyMatch(message -> message.contains("日志只保留一个月"));
    assertThat(project.refused(USER_TASK_IMPROVE_AFTER_PRELIMINARY, "retrialDueDate", null)).extracting(Violation::field)
        .contains("retrialDueDate");
    assertThat(project.refused(USER_TASK_IMPROVE_AFTER_PRELIMINARY, "retrialDueDate", today.minusDays(1).toString()))
        .extracting(Violation::field)
        .containsExactly("retrialDueDate");
    project.complete(USER_TASK_IMPROVE_AFTER_PRELIMINARY);
    assertThat(project.openSteps()).containsExactly(USER_TASK_RUN_RETRIAL, USER_TASK_RUN_RETRIAL);
    assertThat(project.taskOf(People.EAST, USER_TASK_RUN_RETRIAL).getDueDate())
        .isEqualTo(Date.from(today.plusDays(20).atTime(17, 30).atZone(SHANGHAI).toInstant()));
    project.completeBy(People.EAST, USER_TASK_RUN_RETRIAL);
    assertThat(project.refusedToUnit(People.WEST, USER_TASK_RUN_RETRIAL, "retrialSummary", null)).extracting(Violation::field)
        .containsExactly("retrialSummary");
    project.completeBy(People.WEST, USER_TASK_RUN_RETRIAL);
    assertThat(project.openSteps()).containsExactly(USER_TASK_ACCEPT_FINALLY);
  }

  @Test
  void withoutPassingImprovementsComeBackToTheFinalAcceptance() {
    Scenario project = start().reach(USER_TASK_ACCEPT_FINALLY).complete(USER_TASK_ACCEPT_FINALLY, "criterion1", false,
        "findings", List.of(Map.of("criterion", 1, "description", "装车时间差两分钟")));

    assertThat(project.openSteps()).containsExactly(USER_TASK_IMPROVE_AFTER_FINAL);
    assertThat(project.refused(USER_TASK_IMPROVE_AFTER_FINAL, "findingAnswers", List.of(
        Map.of("criterion", 1, "description", "装车时间差两分钟", "resolution", "REJECTED")))).extracting(Violation::message)
        .anyMatch(message -> message.contains("理由") || message.contains("说明"));
    assertThat(project.refused(USER_TASK_IMPROVE_AFTER_FINAL, "findings", List.of(), "findingAnswers", List.of()))
        .as("the findings are settled")
        .extracting(Violation::field).contains("findings");
    project.complete(USER_TASK_IMPROVE_AFTER_FINAL);
    assertThat(project.openSteps()).containsExactly(USER_TASK_ACCEPT_FINALLY);
    assertThat(project.variable(project.task(USER_TASK_ACCEPT_FINALLY), "criterion1")).isNull();
    project.complete(USER_TASK_ACCEPT_FINALLY);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectAccepted");
    assertThat(reviews.of(project.projectCode())).extracting(ReviewRecord::stepId, ReviewRecord::verdict).containsExactly(
        tuple(USER_TASK_ACCEPT_PRELIMINARILY, "PASSED"), tuple(USER_TASK_ACCEPT_FINALLY, "FAILED"),
        tuple(USER_TASK_ACCEPT_FINALLY, "PASSED"));
  }

  @Test
  void theFinalAcceptanceSeesTheTestsAndWhatWasAnsweredBefore() {
    Scenario project = start().reach(USER_TASK_ACCEPT_PRELIMINARILY).complete(USER_TASK_ACCEPT_PRELIMINARILY, "findings", FINDING)
        .reach(USER_TASK_ACCEPT_FINALLY);
    assertThat(seen(project, TEST_ITEMS)).isNotEqualTo("null");
    assertThat(seen(project, PRELIMINARY_ANSWERS)).contains("日志只保留一个月", "SOLVED");
    assertThat(seen(project, FINAL_ANSWERS)).isEqualTo("null");

    project.complete(USER_TASK_ACCEPT_FINALLY, "criterion1", false, "findings", List.of(Map.of("criterion", 1, "description", "装车时间差两分钟")))
        .complete(USER_TASK_IMPROVE_AFTER_FINAL);
    assertThat(seen(project, PRELIMINARY_ANSWERS)).contains("日志只保留一个月", "SOLVED");
    assertThat(seen(project, FINAL_ANSWERS)).contains("装车时间差两分钟", "SOLVED").doesNotContain("日志");
  }

  private static String seen(Scenario project, String variable) {
    return String.valueOf(project.variable(project.task(USER_TASK_ACCEPT_FINALLY), variable));
  }

  @Test
  void aMissingDocumentIsSuppliedBeforeTheNextFinalAcceptance() {
    Scenario project = start().reach(USER_TASK_ACCEPT_FINALLY);
    jdbc.sql("delete from project_document where project_code = ? and variable = ?").params(project.projectCode(), TECHNICAL_TEST_RESULT)
        .update();
    runtime.removeVariable(project.instanceId(), TECHNICAL_TEST_RESULT);
    assertThat(project.refused(USER_TASK_ACCEPT_FINALLY)).extracting(Violation::field).containsExactly("criterion4");
    project.complete(USER_TASK_ACCEPT_FINALLY, "criterion4", false, "findings", List.of(Map.of("criterion", 4, "description", "缺少测试结果")));

    assertThat(project.variable(project.task(USER_TASK_IMPROVE_AFTER_FINAL), "missingDocuments")).asString()
        .contains("\"variable\":\"technicalTestResult\"", "\"title\":\"技术测试结果（开展技术测试）\"");
    project.complete(USER_TASK_IMPROVE_AFTER_FINAL, TECHNICAL_TEST_RESULT, Documents.pdf("技术测试结果（补交）"));
    assertThat(project.variable(project.task(USER_TASK_ACCEPT_FINALLY), "missingDocumentNames")).isEqualTo("无");
    project.complete(USER_TASK_ACCEPT_FINALLY);
    project.process().isEnded();
  }

  @Test
  void aUnifiedBuildIsAcceptedByTheProvince() {
    Scenario project = start(BuildType.UNIFIED_BUILD);

    assertThat(project.variable(project.task(USER_TASK_APPLY_FOR_ACCEPTANCE), "acceptanceAddressee")).isEqualTo("省局(公司)");
    project.reach(USER_TASK_ACCEPT_PRELIMINARILY);
    assertThat(project.candidateGroups(project.task(USER_TASK_ACCEPT_PRELIMINARILY))).containsExactly("it-leading-group");
    project.reach(USER_TASK_ACCEPT_FINALLY);
    assertThat(project.candidateGroups(project.task(USER_TASK_ACCEPT_FINALLY))).containsExactly("provincial-company");
    assertThat(project.refusedTo(People.ADMINISTRATOR, USER_TASK_ACCEPT_FINALLY)).extracting(Violation::message)
        .anyMatch(message -> message.contains("省局(公司)"));
    project.complete(USER_TASK_ACCEPT_FINALLY);
    project.process().isEnded();
    assertThat(reviews.of(project.projectCode())).last().extracting(ReviewRecord::userId).isEqualTo(people.memberOf("provincial-company"));
  }

  @Test
  void aSelfBuiltProjectIsAcceptedByTheLeadingGroup() {
    Scenario project = start();

    assertThat(project.variable(project.task(USER_TASK_APPLY_FOR_ACCEPTANCE), "acceptanceAddressee")).isEqualTo("信息化领导小组");
    project.reach(USER_TASK_ACCEPT_FINALLY);
    assertThat(project.candidateGroups(project.task(USER_TASK_ACCEPT_FINALLY))).containsExactly("it-leading-group");
    assertThat(project.refusedTo(People.ADMINISTRATOR, USER_TASK_ACCEPT_FINALLY)).isNotEmpty();
    assertThat(project.refused(USER_TASK_ACCEPT_FINALLY, "criterion4", null)).extracting(Violation::field).contains("criterion4");
    assertThat(project.refused(USER_TASK_ACCEPT_FINALLY, "criterion2", false, "findings",
        List.of(Map.of("criterion", 2, "description", " "))))
        .isNotEmpty();
  }

  @Test
  void thePreliminaryAcceptanceNeedsItsReportAndItsBody() {
    Scenario project = start().reach(USER_TASK_ACCEPT_PRELIMINARILY);

    assertThat(project.refused(USER_TASK_ACCEPT_PRELIMINARILY, "preliminaryAcceptanceReport", null)).extracting(Violation::field)
        .containsExactly("preliminaryAcceptanceReport");
    assertThat(project.refusedTo(People.ADMINISTRATOR, USER_TASK_ACCEPT_PRELIMINARILY)).extracting(Violation::message)
        .anyMatch(message -> message.contains("信息化领导小组"));
  }

  @Test
  void aDecisionThatNamesAnotherBodyForThePreliminaryAcceptanceIsReported() {
    Scenario project = start(BuildType.UNIFIED_BUILD).reach(USER_TASK_TEST_TECHNICALLY);
    String deployment = deployWithPreliminaryAcceptanceByTheProvince();
    try {
      assertThat(project.refused(USER_TASK_TEST_TECHNICALLY)).extracting(Violation::field,
          Violation::message).containsExactly(tuple("acceptanceAuthority",
          "决策表 acceptance-authority 为“组织项目初验”确定的主体是省局(公司)（provincial-company）（stage=PRELIMINARY, buildType=UNIFIED_BUILD），"
              + "流程图中该步骤的候选组是信息化领导小组（it-leading-group），两者应一致，请流程负责人修改决策表"));
    } finally {
      repository.deleteDeployment(deployment, true);
    }
    project.complete(USER_TASK_TEST_TECHNICALLY);
    assertThat(project.openSteps()).containsExactly(USER_TASK_ACCEPT_PRELIMINARILY);
  }

  private String deployWithPreliminaryAcceptanceByTheProvince() {
    DmnModelInstance decision = repository.getDmnModelInstance(
        repository.createDecisionDefinitionQuery().decisionDefinitionKey("acceptance-authority").latestVersion().singleResult().getId())
        .clone();
    decision.<OutputEntry>getModelElementById("OutputEntry_PreliminaryUnifiedBuild_AcceptanceAuthority").getText()
        .setTextContent("\"provincial-company\"");
    return repository.createDeployment().addModelInstance("acceptance-authority.dmn", decision).deploy().getId();
  }

  @Test
  void testsHaveItemsWithResults() {
    Scenario project = start().reach(USER_TASK_TEST_TECHNICALLY);

    assertThat(project.refused(USER_TASK_TEST_TECHNICALLY, "testItems", List.of())).extracting(Violation::field).contains("testItems");
    assertThat(project.refused(USER_TASK_TEST_TECHNICALLY, "testItems", List.of(Map.of("item", "并发查询", "expected", "2秒", "passed", true))))
        .isNotEmpty();
  }

  @Test
  void nobodyNamesHimselfTheBodyThatAccepts() {
    Scenario project = start(BuildType.UNIFIED_BUILD).reach(USER_TASK_ACCEPT_FINALLY);
    people.join(People.ADMINISTRATOR, "operations");
    try {
      assertThat(project.refusedTo(People.ADMINISTRATOR, USER_TASK_ACCEPT_FINALLY, "acceptanceAuthority", "operations"))
          .extracting(Violation::field)
          .containsExactly("acceptanceAuthority");
      project.addCandidate(USER_TASK_ACCEPT_FINALLY, "operations");
      runtime.setVariable(project.instanceId(), "acceptanceAuthority", "operations");
      assertThat(project.refusedTo(People.ADMINISTRATOR, USER_TASK_ACCEPT_FINALLY)).extracting(Violation::message)
          .anyMatch(message -> message.contains("省局(公司)"));
    } finally {
      people.leave(People.ADMINISTRATOR, "operations");
    }
  }
}
