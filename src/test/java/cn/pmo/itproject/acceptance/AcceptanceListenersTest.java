package cn.pmo.itproject.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.RequiredDocument;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.organization.CurrentUserAccess;
import cn.pmo.itproject.review.DecidedStep;
import cn.pmo.itproject.review.DecisionLog;
import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.review.ReviewKind;
import cn.pmo.itproject.review.Reviews;
import cn.pmo.itproject.step.ListenerEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** An acceptance and the verdict that follows in the same transaction. */
class AcceptanceListenersTest {

  private static ListenerEngine engine;

  private final DocumentRegister documents = mock(DocumentRegister.class);
  private final DecisionLog log = mock(DecisionLog.class);
  private final AcceptanceNotices notices = mock(AcceptanceNotices.class);

  @BeforeAll
  static void startEngine() {
    engine = new ListenerEngine()
        .group("provincial-company", "省局(公司)", "province")
        .group("it-leading-group", "信息化领导小组", "leader")
        .group("camunda-admin", "管理员", "admin");
  }

  @BeforeEach
  void deploy() {
    CurrentUser currentUser = CurrentUserAccess.of(engine.engine());
    DecisionMakers decisionMakers = Reviews.decisionMakers(currentUser);
    RequiredDocuments required = new RequiredDocuments(documents);
    engine.bean("prepare", new PrepareAcceptanceListener(required))
        .bean("check", new CheckAcceptanceListener(decisionMakers, required))
        .bean("verdict", (JavaDelegate) execution -> execution.setVariable("verdict",
            Boolean.TRUE.equals(execution.getVariable("criterion1")) ? "PASSED" : "FAILED"))
        .bean("record", new RecordAcceptanceListener(log, notices))
        .deploy(Bpmn.createExecutableProcess("steps").startEvent()
            .userTask("accept").name("终验").camundaCandidateGroups("${acceptanceAuthority}")
            .camundaTaskListenerDelegateExpression("create", "${prepare}").camundaTaskListenerDelegateExpression("complete", "${check}")
            .serviceTask("determine").camundaDelegateExpression("${verdict}").camundaExecutionListenerDelegateExpression("end", "${record}")
            .userTask("after").endEvent().done());
  }

  @AfterEach
  void clear() {
    engine.clear();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void aPassedAcceptanceIsRecordedWithItsCriteria() {
    String instance = start();
    assertThat(engine.complete("province", engine.task("accept"), answers(true, true, "true", true))).isEmpty();

    ArgumentCaptor<DecidedStep> step = ArgumentCaptor.forClass(DecidedStep.class);
    Map<String, Boolean> criteria = Map.of("criterion1", true, "criterion2", true, "criterion3", true, "criterion4", true);
    verify(log).add(eq(ReviewKind.ACCEPTANCE), step.capture(), eq("PASSED"),
        isNull(), isNull(), eq(List.of()),
        eq(criteria));
    assertThat(step.getValue().stepId()).isEqualTo("accept");
    assertThat(step.getValue().userId()).isEqualTo("province");
    assertThat(step.getValue().projectCode()).isEqualTo("XM-2026-0001");
    assertThat(engine.variables(instance)).containsEntry("criterion3", true).containsEntry("findings", "[]")
        .as("lives within the transaction only").doesNotContainKey("acceptedStep");
  }

  @Test
  void aPlainTextIsTheFindingOfTheOnlyNo() {
    String instance = start();
    Map<String, Object> answers = answers(false, true, true, true);
    answers.put("findings", "并发性能未达标");
    assertThat(engine.complete("province", engine.task("accept"), answers)).isEmpty();
    assertThat(engine.variables(instance)).containsEntry("verdict", "FAILED")
        .containsEntry("findings", "[{\"criterion\":1,\"description\":\"并发性能未达标\"}]");
  }

  @Test
  void onlyTheBodyThatWasDeterminedAccepts() {
    start();
    assertThat(engine.complete("leader", engine.task("accept"), answers(true, true, true, true)))
        .containsExactly("userId: “终验”应由省局(公司)的成员办理，leader（leader）不是其成员");
    assertThat(engine.complete("admin", engine.task("accept"), answers(true, true, true, true))).hasSize(1);
    assertThat(engine.complete(null, engine.task("accept"), answers(true, true, true, true))).singleElement().asString().contains("未登录");
    verifyNoInteractions(log);
  }

  @Test
  void missingDocumentsAreShownAndForbidTheFourthYes() {
    when(documents.required("XM-2026-0001")).thenReturn(List.of(new RequiredDocument("pilotReport", "项目试点报告", "", "", "项目试点",
        "JS-18", null)));
    start();
    assertThat(engine.engine().getTaskService().getVariableLocal(engine.task("accept").getId(), "missingDocumentNames"))
        .isEqualTo("项目试点报告（项目试点）");
    assertThat(engine.complete("province", engine.task("accept"), answers(true, true, true, true))).singleElement().asString()
        .startsWith("criterion4: ").contains("项目试点报告（项目试点）");
  }

  @Test
  void theNextRoundStartsWithoutAnswers() {
    String instance = engine.start(Map.of("projectCode", "XM-2026-0001", "acceptanceAuthority", "provincial-company",
        "criterion1", true, "criterion2", true, "criterion3", true, "criterion4", true, "findings", "旧", "verdict", "FAILED"));
    assertThat(engine.variables(instance)).doesNotContainKeys("criterion1", "criterion4", "findings", "verdict");
    assertThat(engine.complete("province", engine.task("accept"), Map.of())).hasSize(4);
  }

  private String start() {
    return engine.start(Map.of("projectCode", "XM-2026-0001", "acceptanceAuthority", "provincial-company"));
  }

  private static Map<String, Object> answers(Object... criteria) {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (int i = 0; i < criteria.length; i++) {
      answers.put("criterion" + (i + 1), criteria[i]);
    }
    return answers;
  }
}
