package cn.pmo.itproject.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.DocumentAuthors;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.organization.CurrentUserAccess;
import cn.pmo.itproject.step.ListenerEngine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ReviewListenersTest {

  private static ListenerEngine engine;

  private final ReviewRecords records = mock(ReviewRecords.class);
  private final DocumentRegister documents = mock(DocumentRegister.class);
  private final DocumentAuthors authors = mock(DocumentAuthors.class);
  private final Deputies deputies = mock(Deputies.class);

  @BeforeAll
  static void start() {
    engine = new ListenerEngine()
        .group("it-leading-group", "信息化领导小组", "leader", "author")
        .group("camunda-admin", "管理员", "admin");
  }

  @BeforeEach
  void deploy() {
    var currentUser = CurrentUserAccess.of(engine.engine());
    DecisionMakers decisionMakers = new DecisionMakers(currentUser, deputies);
    DecisionLog log = new DecisionLog(records, documents, currentUser, deputies);
    engine.bean("prepare", new PrepareReviewListener())
        .bean("record", new RecordReviewListener(decisionMakers, new SeparationOfDuties(log, authors, deputies, currentUser, true), log))
        .deploy(model("document", "plan"));
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
  void aDecisionGoesOnRecordWithTheVersionReviewed() {
    versions(version(1, "author", Instant.EPOCH), version(2, "colleague", Instant.now().plusSeconds(3600)));
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    Task task = engine.task("review");

    assertThat(engine.complete("leader", task, Map.of("decision", "REJECTED", "decisionReason", "缺少风险分析", "decisionSuggestion", "补充")))
        .isEmpty();

    ArgumentCaptor<ReviewRecord> added = ArgumentCaptor.forClass(ReviewRecord.class);
    verify(records).add(added.capture());
    assertThat(added.getValue()).usingRecursiveComparison().ignoringFields("decidedAt", "processInstanceId")
        .isEqualTo(new ReviewRecord(null, "XM-2026-0001", ReviewKind.REVIEW, "steps", null, task.getId(), "review", "审批", "JS-04", "leader",
            "leader", null, "REJECTED", "未通过", "缺少风险分析", "补充", null, null, "plan", "方案", 2, "sha-2"));
  }

  @Test
  void aDecisionGoesOnRecordInTheWordsOfItsStep() {
    engine.deploy(model("decisions", "REJECTED=重新采购,TERMINATED=放弃采购"));
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    assertThat(engine.complete("leader", engine.task("review"), Map.of("decision", "TERMINATED", "decisionReason", "无人响应"))).isEmpty();

    ArgumentCaptor<ReviewRecord> added = ArgumentCaptor.forClass(ReviewRecord.class);
    verify(records).add(added.capture());
    assertThat(added.getValue().verdictLabel()).isEqualTo("放弃采购");
  }

  @Test
  void onlyMembersOfTheBodyDecide() {
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    assertThat(engine.complete("admin", engine.task("review"), Map.of("decision", "APPROVED")))
        .containsExactly("userId: “审批”应由信息化领导小组的成员办理，admin（admin）不是其成员");
    assertThat(engine.complete(null, engine.task("review"), Map.of("decision", "APPROVED"))).singleElement().asString().contains("未登录");
    verify(records, never()).add(any());
  }

  @Test
  void theAuthorDoesNotReviewTheNewestVersion() {
    versions(version(1, "colleague", Instant.EPOCH), version(2, "author", Instant.EPOCH));
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    assertThat(engine.complete("author", engine.task("review"), Map.of("decision", "APPROVED")))
        .containsExactly("userId: 《方案》由author编制，author不能审批：编制人不能审批自己的文档，受托人也不能代编制人审批，应由他人办理");
    assertThat(engine.complete("leader", engine.task("review"), Map.of("decision", "APPROVED"))).isEmpty();
  }

  @Test
  void aDeputyDecidesForAMemberAndGoesOnRecordWithHisName() {
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    Task task = engine.task("review");
    when(deputies.principal(task.getId(), "admin")).thenReturn(Optional.of("leader"));
    assertThat(engine.complete("admin", task, Map.of("decision", "APPROVED"))).isEmpty();

    ArgumentCaptor<ReviewRecord> added = ArgumentCaptor.forClass(ReviewRecord.class);
    verify(records).add(added.capture());
    assertThat(added.getValue().userId()).isEqualTo("admin");
    assertThat(added.getValue().userName()).isEqualTo("admin（代leader）");
  }

  @Test
  void aDeputyOfSomebodyWhoIsNoMemberDecidesNothing() {
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    Task task = engine.task("review");
    when(deputies.principal(task.getId(), "admin")).thenReturn(Optional.of("somebody"));
    assertThat(engine.complete("admin", task, Map.of("decision", "APPROVED"))).singleElement().asString().contains("不是其成员");
  }

  @Test
  void neitherTheAuthorsDeputyNorAnAuthorAsADeputyReviews() {
    versions(version(1, "author", Instant.EPOCH));
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    Task task = engine.task("review");
    when(deputies.principal(task.getId(), "admin")).thenReturn(Optional.of("author"));
    assertThat(engine.complete("admin", task, Map.of("decision", "APPROVED"))).singleElement().asString()
        .contains("《方案》由author编制", "admin（代author）不能审批");
    when(deputies.principal(task.getId(), "author")).thenReturn(Optional.of("leader"));
    assertThat(engine.complete("author", task, Map.of("decision", "APPROVED"))).singleElement().asString()
        .contains("《方案》由author编制", "author（代leader）不能审批");
  }

  @Test
  void whatADeputyWroteIsNotReviewedByThePersonHeWroteItFor() {
    versions(version(1, "author", Instant.EPOCH));
    when(deputies.principalsAt("1", "write", "author")).thenReturn(List.of("leader"));
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    assertThat(engine.complete("leader", engine.task("review"), Map.of("decision", "APPROVED"))).singleElement().asString()
        .contains("《方案》由author（代leader）编制", "leader不能审批");
  }

  @Test
  void inWhoseNameADocumentWasDeliveredDoesNotReviewIt() {
    versions(version(1, "author", Instant.EPOCH));
    when(authors.of("id-1")).thenReturn(List.of("leader"));
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    assertThat(engine.complete("leader", engine.task("review"), Map.of("decision", "APPROVED"))).singleElement().asString()
        .contains("《方案》由author、leader编制", "leader不能审批");
  }

  @Test
  void aStepThatDeliversTheDocumentReviewsWhatItWasGiven() {
    engine.deploy(model("document", "plan", "outputs", "plan=审批通过的方案"));
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    versions(version(1, "author", Instant.EPOCH), version(2, "leader", Instant.now().plusSeconds(3600)));
    assertThat(engine.complete("leader", engine.task("review"), Map.of("decision", "APPROVED"))).isEmpty();
    ArgumentCaptor<ReviewRecord> added = ArgumentCaptor.forClass(ReviewRecord.class);
    verify(records).add(added.capture());
    assertThat(added.getValue().documentVersion()).isEqualTo(1);
  }

  @Test
  void whiteSpaceIsNoReason() {
    engine.start(Map.of("projectCode", "XM-2026-0001"));
    assertThat(engine.complete("leader", engine.task("review"),
        Map.of("decision", "REJECTED", "decisionReason", "\u3000 ", "decisionSuggestion", "\u200b")))
        .hasSize(2);
    assertThat(engine.task("review")).as("the step stays open").isNotNull();
  }

  @Test
  void theNextRoundStartsWithoutTheLastDecision() {
    String instance = engine.start(Map.of("projectCode", "XM-2026-0001", "decision", "REJECTED", "decisionReason", "旧"));
    assertThat(engine.variables(instance)).doesNotContainKeys("decision", "decisionReason");
    assertThat(engine.complete("leader", engine.task("review"), Map.of())).singleElement().asString().startsWith("decision: 结论未选择");
    assertThat(engine.engine().getTaskService().getVariableLocal(engine.task("review").getId(), "decisionOptions").toString())
        .contains("\"APPROVED\"", "\"终止\"");
  }

  @Test
  void parallelReviewsKeepTheirDecisionsApart() {
    BpmnModelInstance model = model();
    UserTask review = model.getModelElementById("review");
    review.builder().camundaInputParameter("decision", "").camundaOutputParameter("legalDecision", "${decision}");
    engine.deploy(model);
    String instance = engine.start(Map.of("projectCode", "XM-2026-0001", "decision", "APPROVED"));
    assertThat(engine.complete("leader", engine.task("review"), Map.of())).singleElement().asString().startsWith("decision: 结论未选择");
    assertThat(engine.complete("leader", engine.task("review"),
        Map.of("decision", "REJECTED", "decisionReason", "甲", "decisionSuggestion", "乙"))).isEmpty();
    assertThat(engine.variables(instance)).containsEntry("decision", "APPROVED").containsEntry("legalDecision", "REJECTED");
  }

  private void versions(DocumentVersion... versions) {
    when(documents.all("XM-2026-0001")).thenReturn(List.of(versions));
  }

  private static DocumentVersion version(int version, String author, Instant createdAt) {
    return new DocumentVersion("id-" + version, "XM-2026-0001", "plan", "方案", "", "", version, "方案.docx", "application/pdf", 1,
        "sha-" + version,
        author, author, createdAt, "steps", "1", "write", "编制", "JS-03");
  }

  /** One review with these properties. */
  private static BpmnModelInstance model(String... properties) {
    BpmnModelInstance model = Bpmn.createExecutableProcess("steps").startEvent()
        .userTask("review").name("审批").camundaCandidateGroups("it-leading-group")
        .camundaTaskListenerDelegateExpression("create", "${prepare}").camundaTaskListenerDelegateExpression("complete", "${record}")
        .endEvent().done();
    ExtensionElements extensions = ((UserTask) model.getModelElementById("review")).getExtensionElements();
    CamundaProperties group = extensions.addExtensionElement(CamundaProperties.class);
    add(model, group, "clause", "JS-04");
    for (int i = 0; i < properties.length; i += 2) {
      add(model, group, properties[i], properties[i + 1]);
    }
    return model;
  }

  private static void add(BpmnModelInstance model, CamundaProperties group, String name, String value) {
    CamundaProperty property = model.newInstance(CamundaProperty.class);
    property.setCamundaName(name);
    property.setCamundaValue(value);
    group.addChildElement(property);
  }
}
