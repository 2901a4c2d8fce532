package cn.pmo.itproject.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.project.LedgerScenario;
import cn.pmo.itproject.project.LedgerTest;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.scenario.Documents;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.FileValueImpl;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the register makes of the documents of a project. */
@LedgerTest
class DocumentRegisterTest {

  @Autowired
  private LedgerScenario scenario;
  @Autowired
  private ProjectLedger ledger;
  @Autowired
  private DocumentRegister register;

  private static byte[] bytes(FileValue file) {
    return ((FileValueImpl) file).getByteArray();
  }

  @Test
  void documentOfTheStartIsRegisteredOnceTheProjectHasItsCode() {
    FileValue requirement = Documents.pdf("项目建设需求");
    String code = scenario.start(LedgerScenario.requirement().putValueTyped("projectRequirement", requirement));

    assertThat(register.all(code)).singleElement().satisfies(document -> {
      assertThat(document.variable()).isEqualTo("projectRequirement");
      assertThat(document.title()).isEqualTo("项目建设需求");
      assertThat(document.version()).isEqualTo(1);
      assertThat(document.scope()).isEmpty();
      assertThat(document.fileName()).isEqualTo("项目建设需求.pdf");
      assertThat(document.mimeType()).isEqualTo("application/pdf");
      assertThat(document.size()).isEqualTo(bytes(requirement).length);
      assertThat(document.sha256()).isEqualTo(Sha256.of(bytes(requirement)));
      assertThat(document.authorId()).isEqualTo(LedgerScenario.REQUESTER);
      assertThat(document.authorName()).isEqualTo("王芳");
      assertThat(document.processKey()).isEqualTo("ledger-project");
      assertThat(document.processInstanceId()).isEqualTo(ledger.require(code).processInstanceId());
      assertThat(document.stepId()).isEqualTo("StartEvent_Requirement");
      assertThat(document.stepName()).isEqualTo("需求已提出");
      assertThat(document.clause()).isEqualTo("JS-01");
      assertThat(register.content(document.id())).isEqualTo(bytes(requirement));
    });
  }

  @Test
  void everyNewContentIsAVersionWithTheTitleOfItsStep() {
    String code = scenario.start();
    FileValue first = Documents.pdf("方案");
    FileValue second = Documents.pdf("方案（修订）");
    scenario.complete(code, "UserTask_Draft", Map.of("plan", first, "attachment", Documents.pdf("附件")));
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
    scenario.as(LedgerScenario.ADMIN, () -> {
      // The same file again, and a new one before the step is completed: as a form does that uploads at once.
      scenario.engine.getTaskService().setVariable(scenario.task(code, "UserTask_Revise").getId(), "plan", first);
      scenario.engine.getTaskService().setVariable(scenario.task(code, "UserTask_Revise").getId(), "plan", second);
      return null;
    });

    assertThat(register.all(code)).filteredOn(document -> document.variable().equals("plan"))
        .extracting(DocumentVersion::version, DocumentVersion::title, DocumentVersion::stepId, DocumentVersion::clause,
            DocumentVersion::authorName)
        .containsExactly(tuple(1, "实施方案初稿", "UserTask_Draft", "JS-08", "张伟"),
            tuple(2, "修订完善的实施方案", "UserTask_Revise", "JS-22", "张伟"));
    assertThat(register.latest(code, "plan")).get().extracting(DocumentVersion::version).isEqualTo(2);
    assertThat(register.content(register.all(code).stream().filter(d -> d.title().equals("实施方案初稿")).findFirst().orElseThrow().id()))
        .as("the former version stays").isEqualTo(bytes(first));
    assertThat(register.content(register.latest(code, "plan").orElseThrow().id())).isEqualTo(bytes(second));
  }

  @Test
  void eachUnitHasItsOwnDocument() {
    String code = scenario.start();
    scenario.complete(code, "UserTask_Draft", Map.of("plan", Documents.pdf("方案")));
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告", 1)));
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告", 1)));

    assertThat(register.latestPerScope(code, "pilotReport")).hasSize(2)
        .extracting(DocumentVersion::scopeName).containsExactlyInAnyOrder("办公室", "财务管理科");
    assertThat(register.latestPerScope(code, "pilotReport")).extracting(DocumentVersion::version).containsOnly(1);
    assertThat(register.latest(code, "pilotReport")).isPresent();
    assertThat(register.latest(code)).hasSize(4);
  }

  @Test
  void requiredIsWhatTheCompletedStepsDeclare() {
    String code = scenario.start();
    assertThat(register.required(code)).extracting(RequiredDocument::title).containsExactly("项目建设需求");

    scenario.complete(code, "UserTask_Draft", Map.of("plan", Documents.pdf("方案")));
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
    assertThat(register.required(code)).as("a unit is still missing").extracting(RequiredDocument::title, RequiredDocument::clause)
        .containsExactly(tuple("项目建设需求", "JS-01"), tuple("实施方案初稿", "JS-08"));
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
    assertThat(register.required(code)).extracting(RequiredDocument::title).containsExactlyInAnyOrder("项目建设需求", "实施方案初稿",
        "项目试点报告（办公室）", "项目试点报告（财务管理科）");
    assertThat(register.required(code)).noneMatch(RequiredDocument::missing);
  }

  @Test
  void requiredFollowsTheLatestDefinitionAndNamesWhatIsMissing() {
    scenario.engine.getRepositoryService().createDeployment().addModelInstance("ledger-late.bpmn", late("")).deploy();
    String instance = scenario.engine.getRuntimeService().startProcessInstanceByKey("ledger-late", "XM-LATE",
        Variables.putValue("units", List.of(LedgerScenario.OFFICE, "某供应商"))).getId();
    scenario.engine.getTaskService().createTaskQuery().processInstanceId(instance).list()
        .forEach(task -> scenario.engine.getTaskService().complete(task.getId()));
    assertThat(register.required("XM-LATE")).isEmpty();

    scenario.engine.getRepositoryService().createDeployment().addModelInstance("ledger-late.bpmn", late("minutes=会议纪要")).deploy();
    assertThat(register.required("XM-LATE")).extracting(RequiredDocument::title, RequiredDocument::missing)
        .containsExactlyInAnyOrder(tuple("会议纪要（办公室）", true), tuple("会议纪要（某供应商）", true));
  }

  private static BpmnModelInstance late(String outputs) {
    BpmnModelInstance model = Bpmn.createExecutableProcess("ledger-late").camundaHistoryTimeToLiveString("P1D").startEvent()
        .userTask("UserTask_Meet").multiInstance().camundaCollection("units").camundaElementVariable("unit").multiInstanceDone()
        .endEvent().done();
    CamundaProperty property = model.newInstance(CamundaProperty.class);
    property.setCamundaName("outputs");
    property.setCamundaValue(outputs);
    UserTask task = model.getModelElementById("UserTask_Meet");
    task.builder().addExtensionElement(model.newInstance(CamundaProperties.class));
    task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).singleResult().getCamundaProperties()
        .add(property);
    return model;
  }

  @Test
  void documentThatBreaksThePolicyIsRefusedAndTheTaskStaysOpen() {
    String code = scenario.start();
    FileValue lie = Variables.fileValue("方案.pdf").file("<html></html>".getBytes()).mimeType("application/pdf").create();
    assertThatThrownBy(() -> scenario.complete(code, "UserTask_Draft", Map.of("plan", lie)))
        .isInstanceOfSatisfying(RuleViolationException.class, e -> assertThat(e.getViolations().get(0).field()).isEqualTo("plan"))
        .hasMessageContaining("方案.pdf").hasMessageContaining("text/html");
    assertThat(scenario.task(code, "UserTask_Draft")).isNotNull();
    assertThat(register.all(code)).hasSize(1);
    assertThatThrownBy(() -> scenario.start(LedgerScenario.requirement().putValueTyped("projectRequirement", lie)))
        .isInstanceOf(RuleViolationException.class);
  }

  @Test
  void typeThatIsStoredIsTheOneThatWasFound() {
    String code = scenario.start();
    FileValue claimed = Variables.fileValue("方案.pdf").file(bytes(Documents.pdf("方案"))).mimeType("text/html").create();
    scenario.complete(code, "UserTask_Draft", Map.of("plan", claimed));
    assertThat(register.latest(code, "plan").orElseThrow().mimeType()).isEqualTo("application/pdf");
    TypedValue stored = scenario.engine.getRuntimeService()
        .getVariableTyped(register.latest(code, "plan").orElseThrow().processInstanceId(), "plan");
    assertThat(((FileValue) stored).getMimeType()).isEqualTo("application/pdf");
  }

  @Test
  void filesOutsideOfAProjectAreNoProjectDocuments() {
    String instance = scenario.engine.getRuntimeService().startProcessInstanceByKey("ledger-work",
        Variables.putValue("units", List.of()).putValueTyped("plan", Documents.pdf("方案"))).getId();
    assertThat(scenario.engine.getRuntimeService().getVariable(instance, "plan")).isNotNull();
  }
}
