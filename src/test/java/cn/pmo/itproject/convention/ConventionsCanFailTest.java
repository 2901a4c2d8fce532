package cn.pmo.itproject.convention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check that cannot fail protects nothing: each one must notice the damage that is done to a copy of the models. */
class ConventionsCanFailTest {

  private static final Path ROOT = Path.of("");
  private static final String APPROVAL = "it-project-approval";
  private static final String STANDARDS = "UserTask_CollectStandards";

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("name is the key", "a process renamed", model -> ProcessConventions.process(model).setId("it-project-approval-v2")),
        damage("made for Camunda Platform", "a model of Camunda 8", model -> model.getDefinitions()
            .setAttributeValueNs("http://camunda.org/schema/modeler/1.0", "executionPlatform", "Camunda Cloud")),
        damage("history time to live", "no time to live",
            model -> ProcessConventions.process(model).removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, "historyTimeToLive")),
        damage("history time to live", "no version tag",
            model -> ProcessConventions.process(model).removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, "versionTag")),
        damage("history time to live", "no documentation", model -> ProcessConventions.process(model).getDocumentations().clear()),
        damage("only the root can be started", "a phase that can be started",
            model -> ProcessConventions.process(model).setCamundaIsStartableInTasklist(true)),
        damageAt("ids are Type_PascalName", "a generated id", STANDARDS, FlowNode.class, node -> node.setId("Activity_0xk3f1a")),
        damageAt("ids are Type_PascalName", "another type's prefix", STANDARDS, FlowNode.class,
            node -> node.setId("Task_CollectStandards")),
        damageAt("ids are Type_PascalName", "a named lane with a generated id", "Lane_NetworkAdmin", Lane.class,
            lane -> lane.setId("Lane_1q2w3e4")),
        damageAt("every node has a Chinese name", "an English name", STANDARDS, FlowNode.class, node -> node.setName("Collect standards")),
        damageAt("every node has a Chinese name", "an event without a name", "EndEvent_ProjectApproved", FlowNode.class,
            node -> node.removeAttribute("name")),
        damage("every node has a Chinese name", "a named parallel gateway", "contract-management",
            model -> model.getModelElementsByType(ParallelGateway.class).iterator().next().setName("会审")),
        damageAt("split is a question", "no question", "Gateway_FeasibilityApproved", FlowNode.class, node -> node.setName("可行性通过")),
        damageAt("every way out of a split", "no name", "SequenceFlow_FeasibilityApproved", SequenceFlow.class,
            flow -> flow.removeAttribute("name")),
        damageAt("every way out of a split", "no condition", "SequenceFlow_FeasibilityApproved", SequenceFlow.class,
            SequenceFlow::removeConditionExpression),
        damageAt("every way out of a split", "a generated id", "SequenceFlow_FeasibilityApproved", SequenceFlow.class,
            flow -> flow.setId("Flow_0abc123")),
        damageAt("every way out of a split", "logic in a condition", "SequenceFlow_FeasibilityApproved", SequenceFlow.class,
            flow -> flow.getConditionExpression().setTextContent("${reviewService.isApproved(execution)}")),
        damageAt("every decision of a review", "a way out for another decision", "SequenceFlow_FeasibilityTerminated", SequenceFlow.class,
            flow -> flow.getConditionExpression().setTextContent("${decision == 'CANCELLED'}")),
        damage("exactly one lane", "a pool with another name",
            model -> model.getModelElementsByType(Participant.class).iterator().next().setName("审批")),
        damage("exactly one lane", "a node in no lane",
            model -> lane(model, "Lane_NetworkAdmin").getFlowNodeRefs().remove(model.getModelElementById(STANDARDS))),
        damage("exactly one lane", "a node in two lanes",
            model -> lane(model, "Lane_ItLeadingGroup").getFlowNodeRefs().add(model.getModelElementById(STANDARDS))),
        damageAt("lanes are the roles", "another role", STANDARDS, UserTask.class, task -> task.setCamundaCandidateGroups("it-center")),
        damageAt("lanes are the roles", "an unknown role", STANDARDS, UserTask.class,
            task -> task.setCamundaCandidateGroups("network-administrator")),
        damageAt("lanes are the roles", "a person", STANDARDS, UserTask.class, task -> task.setCamundaAssignee("zhang")),
        damageAt("lanes are the roles", "nobody", STANDARDS, UserTask.class,
            task -> task.removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, "candidateGroups")),
        damageAt("tasks have documentation", "no documentation", STANDARDS, UserTask.class, task -> task.getDocumentations().clear()),
        damage("steps carry their clause", "no clause",
            model -> property(model, STANDARDS, "clause").getParentElement().removeChildElement(property(model, STANDARDS, "clause"))),
        damage("steps carry their clause", "an unknown clause", model -> property(model, STANDARDS, "clause").setCamundaValue("JS-37")),
        damage("steps carry their clause", "a clause of no source", model -> property(model, STANDARDS, "clause").setCamundaValue("XX-01")),
        damage("steps carry their clause", "a clause that nobody carries",
            model -> property(model, STANDARDS, "clause").setCamundaValue("JS-03")),
        damageAt("steps carry their clause", "a phase that does not name the clauses of its steps", ProcessConventions.ROOT,
            "CallActivity_Approval", CallActivity.class,
            call -> property((BpmnModelInstance) call.getModelInstance(), "CallActivity_Approval", "clause")
            .setCamundaValue("JS-02,JS-03")),
        damageAt("time limits", "a quarter of a day", STANDARDS, UserTask.class, task -> task.setCamundaDueDate("0.25WD")),
        damageAt("time limits", "no time at all", STANDARDS, UserTask.class, task -> task.setCamundaDueDate("0WD")),
        damageAt("time limits", "logic", STANDARDS, UserTask.class, task -> task.setCamundaDueDate("${now().plusDays(1)}")),
        damage("outputs are written", "no name", model -> property(model, STANDARDS, "outputs").setCamundaValue("technicalRequirements")),
        damage("outputs are written", "an English name",
            model -> property(model, STANDARDS, "outputs").setCamundaValue("technicalRequirements=Requirements")),
        damageAt("forms are linked", "a form that does not exist", STANDARDS, UserTask.class, task -> task.setCamundaFormRef("standards")),
        damageAt("forms are linked", "a form of the deployment", STANDARDS, UserTask.class,
            task -> task.setCamundaFormRefBinding("deployment")),
        damageAt("forms are linked", "a form key", STANDARDS, UserTask.class,
            task -> task.setCamundaFormKey("embedded:app:standards.html")),
        arguments("forms are linked", "a form nobody uses",
            files -> files.forms().put("forgotten", files.forms().get("review").deepCopy())),
        damage("file field", "a document without a field",
            model -> property(model, STANDARDS, "outputs").setCamundaValue("standardsTable=标准清单")),
        damageAt("decisions are linked", "a decision that does not exist", "it-project-pilot", "BusinessRuleTask_DeterminePilotAuthority",
            org.camunda.bpm.model.bpmn.instance.BusinessRuleTask.class, task -> task.setCamundaDecisionRef("authority")),
        damageAt("decisions are linked", "a decision of the deployment", "it-project-pilot", "BusinessRuleTask_DeterminePilotAuthority",
            org.camunda.bpm.model.bpmn.instance.BusinessRuleTask.class, task -> task.setCamundaDecisionRefBinding("deployment")),
        damageAt("decisions are linked", "a result nobody keeps", "it-project-pilot", "BusinessRuleTask_DeterminePilotAuthority",
            org.camunda.bpm.model.bpmn.instance.BusinessRuleTask.class,
            task -> task.removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, "resultVariable")),
        arguments("decisions are linked", "a decision nobody asks",
            files -> files.decisions().put("forgotten", files.decisions().get("acceptance-authority"))),
        damageAt("called processes exist", "a process that does not exist", "it-project-planning", "CallActivity_Research",
            CallActivity.class,
            call -> call.setCalledElement("investigation")),
        damageAt("called processes exist", "no business key", "it-project-planning", "CallActivity_Research", CallActivity.class,
            call -> mappings(call).stream()
            .filter(in -> in.getCamundaBusinessKey() != null).forEach(in -> in.getParentElement().removeChildElement(in))),
        damage("called processes exist", "nobody who starts it", "overdue-watch",
            model -> model.getModelElementsByType(TimerEventDefinition.class).forEach(timer -> timer.getParentElement()
                .removeChildElement(timer))),
        damageAt("called processes exist", "all variables", "it-project-planning", "CallActivity_Research", CallActivity.class,
            call -> mappings(call).get(0).setCamundaVariables("all")),
        damageAt("transaction of their own", "a phase in the transaction before it", ProcessConventions.ROOT, "CallActivity_Pilot",
            CallActivity.class,
            call -> call.setCamundaAsyncBefore(false)),
        damageAt("element template", "no template", STANDARDS, UserTask.class,
            task -> task.removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, "modelerTemplate")),
        damageAt("element template", "a template that does not exist", STANDARDS, UserTask.class,
            task -> task.setAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "modelerTemplate", "cn.pmo.itproject.Step")),
        damageAt("bean of its kind", "no such bean", "ServiceTask_RegisterPlannedBudget", ServiceTask.class,
            task -> task.setCamundaDelegateExpression("${planBudget}")),
        damageAt("bean of its kind", "a listener as delegate", "ServiceTask_RegisterPlannedBudget", ServiceTask.class,
            task -> task.setCamundaDelegateExpression("${checkBudgetListener}")),
        damageAt("bean of its kind", "no listener of that name", STANDARDS, UserTask.class,
            task -> listener(task).setCamundaDelegateExpression("${checkStandards}")),
        damage("no scripts", "a script task",
            model -> ProcessConventions.process(model).addChildElement(model.newInstance(ScriptTask.class))),
        damageAt("no scripts", "a script in a listener", STANDARDS, UserTask.class,
            task -> listener(task).addChildElement(((BpmnModelInstance) task.getModelInstance())
            .newInstance(CamundaScript.class))),
        damageAt("no scripts", "a class", "ServiceTask_RegisterPlannedBudget", ServiceTask.class,
            task -> task.setCamundaClass("cn.pmo.Register")),
        damageAt("no scripts", "an expression", "ServiceTask_RegisterPlannedBudget", ServiceTask.class,
            task -> task.setCamundaExpression("${ledger.plan(projectCode)}")),
        damageAt("no scripts", "an expression in a listener", STANDARDS, UserTask.class,
            task -> listener(task).setCamundaExpression("${task.setPriority(1)}")),
        damageAt("no scripts", "a script as condition", "SequenceFlow_FeasibilityApproved", SequenceFlow.class,
            flow -> flow.getConditionExpression().setLanguage("groovy")),
        damageAt("run over a collection", "a number of instances", "it-project-pilot", "UserTask_RunPilot", UserTask.class,
            task -> task.getLoopCharacteristics().removeAttributeNs(BpmnModelConstants.CAMUNDA_NS, "collection")),
        damage("error events", "an error without code",
            model -> model.getModelElementsByType(ErrorEventDefinition.class).iterator().next().getError().removeAttribute("errorCode")),
        damage("everything is drawn", "a missing shape", model -> removeDrawing(model, BpmnShape.class, STANDARDS)),
        damage("everything is drawn", "a missing edge", model -> removeDrawing(model, BpmnEdge.class, "SequenceFlow_FeasibilityApproved")),
        arguments("class of constants", "an element renamed in the model only",
            files -> ((UserTask) files.processes().get(APPROVAL).getModelElementById(STANDARDS)).setId("UserTask_GatherStandards")),
        arguments("class of constants", "a process nobody has constants for",
            files -> files.processes().put("forgotten", files.processes().get(APPROVAL))),

        form("form's id is its file name", "another id", form -> form.put("id", "standards")),
        form("forms are made for", "a form of Camunda 8", form -> form.put("executionPlatform", "Camunda Cloud")),
        form("every key of a form", "a key twice",
            form -> components(form).add(components(form).get(components(form).size() - 1).deepCopy())),
        form("components of a form", "a generated id", form -> ((ObjectNode) components(form).get(0)).put("id", "Field_0x1y2z3")),
        form("components of a form", "an English label", form -> ((ObjectNode) components(form).get(0)).put("label", "Standards")),

        arguments("decision's key is its file name", "another key", files -> decision(files).setId("authority")),
        arguments("decision has a Chinese name", "an English name", files -> decision(files).setName("Authority")),
        arguments("decision has a Chinese name", "no version tag",
            files -> decision(files).removeAttributeNs(DmnModelConstants.CAMUNDA_NS, "versionTag")),
        arguments("exactly one row", "another hit policy", files -> files.decisions().get("acceptance-authority")
            .getModelElementsByType(DecisionTable.class).iterator().next().setHitPolicy(HitPolicy.FIRST)),
        arguments("explained in Chinese", "a row without remark", files -> files.decisions().get("acceptance-authority")
            .getModelElementsByType(Rule.class).iterator().next().getDescription().setTextContent("")),
        arguments("written in FEEL", "a script language", files -> files.decisions().get("acceptance-authority")
            .getModelElementsByType(org.camunda.bpm.model.dmn.instance.InputExpression.class).iterator().next()
            .setExpressionLanguage("groovy")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("damages")
  void damageIsNoticed(String convention, String damage, Consumer<ModelFiles> change) {
    Convention check = Conventions.named(convention);
    ModelFiles files = ModelFiles.read(ROOT);
    List<String> before = check.breaches(files);

    change.accept(files);

    List<String> after = new ArrayList<>(check.breaches(files));
    after.removeAll(before);
    assertThat(after).as(damage).isNotEmpty();
  }

  private static Arguments arguments(String convention, String damage, Consumer<ModelFiles> change) {
    return Arguments.of(convention, damage, change);
  }

  private static Arguments damage(String convention, String damage, Consumer<BpmnModelInstance> change) {
    return damage(convention, damage, APPROVAL, change);
  }

  private static Arguments damage(String convention, String damage, String process, Consumer<BpmnModelInstance> change) {
    return arguments(convention, damage, files -> change.accept(files.processes().get(process)));
  }

  private static <T> Arguments damageAt(String convention, String damage, String element, Class<T> type, Consumer<T> change) {
    return damageAt(convention, damage, APPROVAL, element, type, change);
  }

  private static <T> Arguments damageAt(String convention, String damage, String process, String element, Class<T> type,
      Consumer<T> change) {
    return damage(convention, damage, process, model -> change.accept(type.cast(model.getModelElementById(element))));
  }

  private static Arguments form(String convention, String damage, Consumer<ObjectNode> change) {
    return arguments(convention, damage, files -> change.accept(files.forms().get("technical-standards")));
  }

  private static ArrayNode components(ObjectNode form) {
    return (ArrayNode) form.get("components");
  }

  private static Decision decision(ModelFiles files) {
    return files.decisions().get("acceptance-authority").getModelElementsByType(Decision.class).iterator().next();
  }

  private static Lane lane(BpmnModelInstance model, String id) {
    return model.getModelElementById(id);
  }

  private static CamundaProperty property(BpmnModelInstance model, String element, String name) {
    return model.getModelElementsByType(CamundaProperty.class).stream().filter(property -> property.getCamundaName().equals(name))
        .filter(property -> isPartOf(property, element)).findFirst().orElseThrow();
  }

  private static boolean isPartOf(ModelElementInstance part, String element) {
    return part != null && (element.equals(part.getAttributeValue("id")) || isPartOf(part.getParentElement(), element));
  }

  private static CamundaTaskListener listener(UserTask task) {
    return task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().get(0);
  }

  private static List<CamundaIn> mappings(CallActivity call) {
    ExtensionElements extensions = call.getExtensionElements();
    return extensions.getElementsQuery().filterByType(CamundaIn.class).list();
  }

  private static void removeDrawing(BpmnModelInstance model, Class<? extends ModelElementInstance> type, String element) {
    model.getModelElementsByType(type).stream().filter(drawing -> element.equals(drawing.getAttributeValue("bpmnElement"))).toList()
        .forEach(drawing -> drawing.getParentElement().removeChildElement(drawing));
  }
}
