package cn.pmo.itproject.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.scenario.ProcessTest;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision tables row by row. */
@ProcessTest
class DecisionTablesTest {

  @Autowired
  private DecisionService decisions;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;

  private DmnDecisionResult evaluate(String decision, VariableMap inputs) {
    return decisions.evaluateDecisionByKey(decision).variables(inputs).evaluate();
  }

  @ParameterizedTest
  @CsvSource({
      "PILOT_ACCEPTANCE, SELF_BUILT, it-leading-group", "PILOT_ACCEPTANCE, UNIFIED_BUILD, provincial-company",
      "APPLICATION, SELF_BUILT, it-leading-group", "APPLICATION, UNIFIED_BUILD, provincial-company",
      "PRELIMINARY, SELF_BUILT, it-leading-group", "PRELIMINARY, UNIFIED_BUILD, it-leading-group",
      "FINAL, SELF_BUILT, it-leading-group", "FINAL, UNIFIED_BUILD, provincial-company"})
  void acceptanceAuthority(String stage, String buildType, String authority) {
    assertThat(evaluate("acceptance-authority", Variables.createVariables().putValue("stage", stage).putValue("buildType", buildType))
        .<String>getSingleEntry()).isEqualTo(authority);
  }

  @ParameterizedTest
  @CsvSource({
      "true, true, true, true, PASSED", "false, true, true, true, FAILED", "true, false, true, true, FAILED",
          "true, true, false, true, FAILED",
      "true, true, true, false, FAILED", "false, false, false, false, FAILED", "true, false, false, true, FAILED",
      "false, true, true, false, FAILED"})
  void acceptanceVerdict(boolean first, boolean second, boolean third, boolean fourth, String verdict) {
    assertThat(evaluate("acceptance-verdict", Variables.createVariables().putValue("criterion1", first).putValue("criterion2", second)
        .putValue("criterion3", third).putValue("criterion4", fourth)).<String>getSingleEntry()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(value = {
      "GOODS, 2000000, NONE, OPEN_TENDER, 3", "SERVICES, 2000000, NONE, OPEN_TENDER, 3", "WORKS, 4000000, NONE, OPEN_TENDER, 3",
      "GOODS, 1999999.99, NONE, INVITED_TENDER, 3", "SERVICES, 1000000, NONE, INVITED_TENDER, 3", "WORKS, 2000000, NONE, INVITED_TENDER, 3",
      "WORKS, 3999999.99, NONE, INVITED_TENDER, 3", "SERVICES, 999999.99, NONE, COMPETITIVE_CONSULTATION, 3",
      "GOODS, 300000, NONE, COMPETITIVE_CONSULTATION, 3", "WORKS, 600000, NONE, COMPETITIVE_CONSULTATION, 3",
      "WORKS, 1999999.99, NONE, COMPETITIVE_CONSULTATION, 3", "GOODS, 299999.99, NONE, INQUIRY, 3", "WORKS, 599999.99, NONE, INQUIRY, 3",
      "SERVICES, 0.01, NONE, INQUIRY, 3", "SERVICES, 2600000, SOLE_SUPPLIER, SINGLE_SOURCE, 1", "WORKS, 1, SOLE_SUPPLIER, SINGLE_SOURCE, 1",
      "GOODS, 5000000, FAILED_TENDER, COMPETITIVE_CONSULTATION, 2", "SERVICES, 900000, NULL, COMPETITIVE_CONSULTATION, 3"},
      nullValues = "NULL")
  void procurementMethod(String category, double amount, String circumstance, String method, int minimumBidders) {
    DmnDecisionResult result = evaluate("procurement-method", Variables.createVariables().putValue("procurementCategory", category)
        .putValue("procurementAmount", amount).putValue("procurementCircumstance", circumstance));

    assertThat(result.getSingleResult().<String>getEntry("procurementMethod")).isEqualTo(method);
    assertThat(result.getSingleResult().<Number>getEntry("minimumBidders").intValue()).isEqualTo(minimumBidders);
  }

  @ParameterizedTest
  @CsvSource({
      "BEFORE, 0, 0.5, NONE, NONE, ''", "BEFORE, 2, 0.5, NONE, NONE, ''",
      "BEFORE, 3, 1, NONE, NONE, ''", "BEFORE, 1, 1, NONE, NONE, ''", "BEFORE, 0.5, 1, HALF_DAY_LEFT, DUE_SOON, assignee",
      "BEFORE, 0, 2.5, HALF_DAY_LEFT, DUE_SOON, assignee", "BEFORE, 1, 2.5, NONE, NONE, ''",
      "BEFORE, 1.5, 3, NONE, NONE, ''", "BEFORE, 1, 3, ONE_DAY_LEFT, DUE_SOON, assignee",
      "BEFORE, 0, 20, ONE_DAY_LEFT, DUE_SOON, assignee",
      "AFTER, 0, 0.5, OVERDUE, OVERDUE, assignee", "AFTER, 0.5, 60, OVERDUE, OVERDUE, assignee",
      "AFTER, 1, 0, OVERDUE_1, ESCALATION, 'assignee,it-center-coordinator'",
      "AFTER, 2.5, 1, OVERDUE_1, ESCALATION, 'assignee,it-center-coordinator'",
      "AFTER, 3, 1, OVERDUE_3, ESCALATION, 'assignee,it-center-coordinator,it-center-director'",
      "AFTER, 4.5, 3, OVERDUE_3, ESCALATION, 'assignee,it-center-coordinator,it-center-director'",
      "AFTER, 5, 3, OVERDUE_5, ESCALATION, 'assignee,it-center-director,company-leadership'",
      "AFTER, 60, 0.5, OVERDUE_5, ESCALATION, 'assignee,it-center-director,company-leadership'"})
  void escalationPolicy(String state, double workingDays, double timeLimit, String level, String event, String recipients) {
    assertThat(evaluate("escalation-policy", Variables.createVariables().putValue("deadlineState", state)
        .putValue("workingDays", workingDays).putValue("timeLimit", timeLimit).putValue("process", "procurement")).getSingleResult()
        .getEntryMap()).isEqualTo(Map.of("level", level, "event", event, "recipients", recipients));
  }

  @Test
  void thresholdsTakeWholeNumbersToo() {
    assertThat(evaluate("procurement-method",
        Variables.createVariables().putValue("procurementCategory", "GOODS").putValue("procurementAmount", 2_000_000)
        .putValue("procurementCircumstance", "NONE")).getSingleResult().<String>getEntry("procurementMethod")).isEqualTo("OPEN_TENDER");
  }

  @ParameterizedTest
  @CsvSource({
      "acceptance-authority, stage=FINAL;buildType=JOINT, JOINT",
      "acceptance-authority, stage=HANDOVER;buildType=SELF_BUILT, HANDOVER",
      "escalation-policy, deadlineState=NEAR;workingDays=1;timeLimit=1, NEAR",
      "procurement-method, procurementCategory=CONSULTING;procurementCircumstance=NONE;procurementAmount=1, CONSULTING"})
  void inAProcessNoMatchIsAnErrorThatNamesTheValue(String decision, String inputs, String value) {
    BpmnModelInstance model = Bpmn.createExecutableProcess("asks-" + decision).camundaHistoryTimeToLive(1).startEvent()
        .businessRuleTask("BusinessRuleTask_Ask").name("询问").camundaDecisionRef(decision).camundaResultVariable("answer")
        .camundaMapDecisionResult("singleResult").endEvent().done();
    String deployment = repository.createDeployment().addModelInstance("asks.bpmn", model).deploy().getId();
    VariableMap variables = Variables.createVariables().putValue("procurementAmount", 1);
    for (String input : inputs.split(";")) {
      String[] pair = input.split("=");
      variables.putValue(pair[0], pair[1].matches("\\d+") ? Integer.valueOf(pair[1]) : pair[1]);
    }
    try {
      assertThatThrownBy(() -> runtime.startProcessInstanceByKey("asks-" + decision, variables))
          .hasStackTraceContaining(value).hasStackTraceContaining(decision);
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }
}
