package cn.pmo.itproject.convention;

import static cn.pmo.itproject.convention.Convention.isChinese;
import static cn.pmo.itproject.convention.Convention.isGenerated;
import static cn.pmo.itproject.convention.Convention.ofProcess;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.organization.Role;
import cn.pmo.itproject.organization.YamlResource;
import cn.pmo.itproject.step.StepProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What holds for the process models, from the specification's chapters on names, step metadata and roles. */
final class ProcessConventions {

  static final String ROOT = "it-project-construction";

  /** Processes the system starts by itself and nobody works on; their only lane is {@link #SYSTEM_LANE}. */
  private static final Set<String> SYSTEM = Set.of("notification", "overdue-watch");
  /** The one that the package starts when there is something to tell. */
  private static final String POSTED = "notification";
  private static final String SYSTEM_LANE = "系统";

  /** The roles' names by group id; lanes bear the name. */
  private static final Map<String, String> ROLES = YamlResource.list("organization/roles.yml", "roles", Role.class).stream()
      .collect(Collectors.toMap(Role::id, Role::name));

  /** Prefixes of ids; the first type that fits counts. */
  private static final List<Map.Entry<Class<?>, String>> PREFIXES = List.of(
      Map.entry(UserTask.class, "UserTask"),
      Map.entry(SendTask.class, "SendTask"),
      Map.entry(BusinessRuleTask.class, "BusinessRuleTask"),
      Map.entry(ServiceTask.class, "ServiceTask"),
      Map.entry(CallActivity.class, "CallActivity"),
      Map.entry(SubProcess.class, "SubProcess"),
      Map.entry(Gateway.class, "Gateway"),
      Map.entry(StartEvent.class, "StartEvent"),
      Map.entry(EndEvent.class, "EndEvent"),
      Map.entry(BoundaryEvent.class, "BoundaryEvent"),
      Map.entry(IntermediateThrowEvent.class, "IntermediateEvent"),
      Map.entry(Message.class, "Message"),
      Map.entry(org.camunda.bpm.model.bpmn.instance.Error.class, "Error"));

  private static final Pattern COMPARISON = Pattern.compile("\\$\\{(not |!)?[a-z]\\w*( ?(==|!=|<=?|>=?) ?('\\w+'|[a-z]\\w*|\\d+))?}");
  private static final Pattern CLAUSE = Pattern.compile("(JS-(\\d\\d|KPI))|((SX|GK|GC|GL)-\\d+(\\.\\d+)*)");
  private static final Pattern DUE_DATE = Pattern.compile("\\d+(\\.[05])?WD|\\$\\{[a-z]\\w*}");
  private static final Pattern OUTPUTS = Pattern.compile("[a-z][A-Za-z0-9]*=\\p{IsHan}[^=,，]*(,[a-z][A-Za-z0-9]*=\\p{IsHan}[^=,，]*)*");
  private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z]\\w*)}");
  private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

  private ProcessConventions() {
  }

  static List<Convention> all(SpringBeans beans) {
    return List.of(
        new Convention("a file holds one executable process, its name is the key", ProcessConventions::fileNames),
        ofProcess("models are made for Camunda Platform 7.24", ProcessConventions::platform),
        ofProcess("a process has documentation, a version tag and a history time to live", ProcessConventions::processSettings),
        new Convention("only the root can be started in Tasklist, by the requesting department", ProcessConventions::startable),
        ofProcess("ids are Type_PascalName, nothing that has a name has a generated id", ProcessConventions::ids),
        ofProcess("every node has a Chinese name, parallel gateways have none", ProcessConventions::names),
        ofProcess("the name of a split is a question", ProcessConventions::questions),
        ofProcess("every way out of a split is named and has a condition or is the default", ProcessConventions::conditions),
        ofProcess("every decision of a review has a way out", ProcessConventions::decisionsLeadOn),
        ofProcess("one pool named as the process, every node in exactly one lane", ProcessConventions::lanes),
        ofProcess("lanes are the roles of their tasks", ProcessConventions::roles),
        new Convention("a process of the system has one lane for it and nobody's tasks", ProcessConventions::systemProcesses),
        ofProcess("tasks have documentation", ProcessConventions::documentation),
        new Convention("steps carry their clause, every clause is carried", ProcessConventions::clauses),
        ofProcess("time limits are working days or a date variable", ProcessConventions::dueDates),
        ofProcess("outputs are written variable=名称", ProcessConventions::outputs),
        new Convention("forms are linked by formRef, latest, and exist", ProcessConventions::forms),
        new Convention("documents to deliver have a file field in the step's form", ProcessConventions::fileFields),
        new Convention("decisions are linked latest, exist and give a result", ProcessConventions::decisions),
        new Convention("called processes exist and get the business key and named variables", ProcessConventions::calls),
        ofProcess("phases and mails begin in a transaction of their own", ProcessConventions::transactions),
        new Convention("an element template belongs to every step", ProcessConventions::templates),
        ofProcess("every delegate and listener is a bean of its kind", (model, breaches) -> delegates(model, beans, breaches)),
        ofProcess("no scripts, classes or expressions in the models", ProcessConventions::scripts),
        ofProcess("instances of a step run over a collection", ProcessConventions::multiInstance),
        ofProcess("error events name an error with a code", ProcessConventions::errors),
        ofProcess("everything is drawn", ProcessConventions::diagram));
  }

  private static void fileNames(ModelFiles files, Consumer<String> breaches) {
    files.processes().forEach((file, model) -> {
      List<String> keys = model.getModelElementsByType(Process.class).stream().filter(Process::isExecutable).map(Process::getId).toList();
      if (!keys.equals(List.of(file))) {
        breaches.accept(file + ".bpmn holds the executable processes " + keys);
      }
    });
  }

  private static void platform(BpmnModelInstance model, Consumer<String> breaches) {
    String modeler = "http://camunda.org/schema/modeler/1.0";
    String platform = model.getDefinitions().getAttributeValueNs(modeler, "executionPlatform");
    String version = model.getDefinitions().getAttributeValueNs(modeler, "executionPlatformVersion");
    if (!"Camunda Platform".equals(platform) || !"7.24.0".equals(version)) {
      breaches.accept("execution platform is " + platform + " " + version);
    }
  }

  private static void processSettings(BpmnModelInstance model, Consumer<String> breaches) {
    Process process = process(model);
    if (isBlank(process.getCamundaHistoryTimeToLiveString())) {
      breaches.accept("no camunda:historyTimeToLive");
    }
    if (isBlank(process.getCamundaVersionTag())) {
      breaches.accept("no camunda:versionTag");
    }
    if (!isChinese(process.getName())) {
      breaches.accept("the process has no Chinese name");
    }
    if (!isDocumented(process)) {
      breaches.accept("the process has no Chinese documentation");
    }
  }

  private static void startable(ModelFiles files, Consumer<String> breaches) {
    files.processes().forEach((file, model) -> {
      Process process = process(model);
      if (process.isCamundaStartableInTasklist() != file.equals(ROOT)) {
        breaches.accept(file + ".bpmn: isStartableInTasklist is " + process.isCamundaStartableInTasklist());
      }
      if (file.equals(ROOT) && !process.getCamundaCandidateStarterGroupsList().equals(List.of("requesting-department"))) {
        breaches.accept(file + ".bpmn: candidateStarterGroups are " + process.getCamundaCandidateStarterGroupsList());
      }
    });
  }

  private static void ids(BpmnModelInstance model, Consumer<String> breaches) {
    for (BaseElement element : model.getModelElementsByType(BaseElement.class)) {
      String name = element.getAttributeValue("name");
      if (!isBlank(name) && isGenerated(element.getId())) {
        breaches.accept("“" + name + "” has the generated id " + element.getId());
      }
      PREFIXES.stream().filter(prefix -> prefix.getKey().isInstance(element)).findFirst()
          .filter(prefix -> !element.getId().matches(prefix.getValue() + "_[A-Z][A-Za-z0-9]*") || isGenerated(element.getId()))
          .ifPresent(prefix -> breaches.accept(element.getId() + " is not " + prefix.getValue() + "_PascalName"));
    }
  }

  private static void names(BpmnModelInstance model, Consumer<String> breaches) {
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      if (node instanceof ParallelGateway) {
        if (!isBlank(node.getName())) {
          breaches.accept(node.getId() + " is a parallel gateway and must not be named");
        }
      } else if (!isMerge(node) && !isChinese(node.getName())) {
        breaches.accept(node.getId() + " has no Chinese name: " + node.getName());
      }
    }
  }

  private static void questions(BpmnModelInstance model, Consumer<String> breaches) {
    for (Gateway gateway : model.getModelElementsByType(Gateway.class)) {
      if (isSplit(gateway) && !String.valueOf(gateway.getName()).endsWith("？")) {
        breaches.accept(gateway.getId() + " “" + gateway.getName() + "” is no question");
      }
    }
  }

  private static void conditions(BpmnModelInstance model, Consumer<String> breaches) {
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      FlowNode source = flow.getSource();
      ConditionExpression condition = flow.getConditionExpression();
      boolean isDefault = flow.equals(source instanceof ExclusiveGateway exclusive ? exclusive.getDefault()
          : source instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null);
      if (condition == null && isSplit(source) && !isDefault) {
        breaches.accept(flow.getId() + " leaves " + source.getId() + " without a condition and is not its default");
      }
      if (condition != null && (isDefault || !isSplit(source))) {
        breaches.accept(flow.getId() + " has a condition that is never asked");
      }
      if (condition != null && !COMPARISON.matcher(condition.getTextContent().strip()).matches()) {
        breaches.accept(flow.getId() + " does more than compare a variable: " + condition.getTextContent());
      }
      if (isSplit(source) && !isChinese(flow.getName())) {
        breaches.accept(flow.getId() + " is an answer and has no Chinese name: " + flow.getName());
      }
      if (isSplit(source) && !flow.getId().matches("SequenceFlow_[A-Z][A-Za-z0-9]*")) {
        breaches.accept(flow.getId() + " is not SequenceFlow_PascalName");
      }
    }
  }

  private static void decisionsLeadOn(BpmnModelInstance model, Consumer<String> breaches) {
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      FlowNode next = task.getOutgoing().size() == 1 ? task.getOutgoing().iterator().next().getTarget() : null;
      Set<String> decisions = StepProperties.of(task).pairs("decisions").keySet();
      if (!decisions.isEmpty() && next != null && isSplit(next)) {
        Set<String> ways = next.getOutgoing().stream().filter(flow -> flow.getConditionExpression() != null)
            .map(flow -> flow.getConditionExpression().getTextContent().replaceAll(".*'(\\w+)'.*", "$1")).collect(Collectors.toSet());
        if (!ways.equals(decisions)) {
          breaches.accept(task.getId() + " may decide " + decisions + ", but " + next.getId() + " knows " + ways);
        }
      }
    }
  }

  private static void lanes(BpmnModelInstance model, Consumer<String> breaches) {
    Collection<Participant> participants = model.getModelElementsByType(Participant.class);
    if (participants.size() != 1 || !participants.iterator().next().getName().equals(process(model).getName())) {
      breaches.accept("pools are " + participants.stream().map(Participant::getName).toList());
    }
    for (FlowElement element : process(model).getFlowElements()) {
      if (element instanceof FlowNode node) {
        List<String> lanes = lanesOf(model, node).stream().map(Lane::getName).toList();
        if (lanes.size() != 1) {
          breaches.accept(node.getId() + " is in the lanes " + lanes);
        }
      }
    }
  }

  private static void roles(BpmnModelInstance model, Consumer<String> breaches) {
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      checkRoles(model, task, task.getCamundaCandidateGroupsList(), breaches);
      if (task.getCamundaCandidateGroupsList().isEmpty()) {
        breaches.accept(task.getId() + " has no candidate group");
      }
      if (!isBlank(task.getCamundaAssignee()) || !task.getCamundaCandidateUsersList().isEmpty()) {
        breaches.accept(task.getId() + " names persons instead of a role");
      }
    }
    for (FlowElement element : process(model).getFlowElements()) {
      if (element instanceof StartEvent start) {
        checkRoles(model, start, process(model).getCamundaCandidateStarterGroupsList(), breaches);
      }
    }
  }

  private static void systemProcesses(ModelFiles files, Consumer<String> breaches) {
    files.processes().forEach((file, model) -> {
      List<String> lanes = model.getModelElementsByType(Lane.class).stream().map(Lane::getName).toList();
      if (SYSTEM.contains(file) ? !lanes.equals(List.of(SYSTEM_LANE)) : lanes.contains(SYSTEM_LANE)) {
        breaches.accept(file + ".bpmn has the lanes " + lanes);
      }
      if (SYSTEM.contains(file)) {
        Stream.concat(model.getModelElementsByType(UserTask.class).stream(), model.getModelElementsByType(CallActivity.class).stream())
            .forEach(node -> breaches.accept(file + ".bpmn: " + node.getId() + " is somebody's work"));
      }
    });
  }

  private static void checkRoles(BpmnModelInstance model, FlowNode node, List<String> groups, Consumer<String> breaches) {
    List<String> names = new ArrayList<>();
    for (String group : groups) {
      String name = roleName(group);
      if (name == null) {
        breaches.accept(node.getId() + " belongs to the unknown role " + group);
        return;
      }
      names.add(name);
    }
    for (Lane lane : lanesOf(model, node)) {
      if (!groups.isEmpty() && !lane.getName().equals(String.join("、", names))) {
        breaches.accept(node.getId() + " of " + groups + " is in the lane “" + lane.getName() + "”");
      }
    }
  }

  private static String roleName(String group) {
    if (group.matches("\\$\\{[a-z]\\w*Unit}")) {
      return "相关部门";
    }
    return group.equals("${acceptanceAuthority}") ? "验收主体" : ROLES.get(group);
  }

  private static void documentation(BpmnModelInstance model, Consumer<String> breaches) {
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      if ((node instanceof org.camunda.bpm.model.bpmn.instance.Task || node instanceof CallActivity) && !isDocumented(node)) {
        breaches.accept(node.getId() + " has no Chinese documentation");
      }
    }
  }

  private static void clauses(ModelFiles files, Consumer<String> breaches) {
    Set<String> missing = IntStream.rangeClosed(1, 36).mapToObj(n -> String.format("JS-%02d", n))
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = Set.copyOf(missing);
    files.processes().forEach((file, model) -> {
      for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
        Set<String> clauses = clausesOf(node);
        if (clauses.isEmpty() && (node instanceof UserTask || node instanceof CallActivity)) {
          breaches.accept(file + ".bpmn: " + node.getId() + " carries no clause");
        }
        clauses.stream().filter(clause -> !CLAUSE.matcher(clause).matches() || clause.matches("JS-\\d\\d") && !known.contains(clause))
            .forEach(clause -> breaches.accept(file + ".bpmn: " + node.getId() + " carries the unknown clause " + clause));
        if (isPhase(node)) {
          BpmnModelInstance phase = files.processes().get(((CallActivity) node).getCalledElement());
          if (phase != null && !clauses.equals(clausesOfSteps(phase, known))) {
            breaches.accept(file + ".bpmn: " + node.getId() + " carries " + clauses + ", its steps " + clausesOfSteps(phase, known));
          }
        } else {
          missing.removeAll(clauses);
        }
      }
    });
    missing.forEach(clause -> breaches.accept(clause + " is carried by no step"));
  }

  private static Set<String> clausesOfSteps(BpmnModelInstance model, Set<String> known) {
    return model.getModelElementsByType(FlowNode.class).stream().flatMap(node -> clausesOf(node).stream()).filter(known::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> clausesOf(FlowNode node) {
    return StepProperties.of(node).clause().map(text -> Set.<String>of(text.split("\\s*[,，]\\s*"))).orElse(Set.of());
  }

  /** The root's call activities only repeat the clauses of their phase. */
  private static boolean isPhase(FlowNode node) {
    return node instanceof CallActivity call && String.valueOf(call.getCalledElement()).startsWith("it-project-");
  }

  private static void dueDates(BpmnModelInstance model, Consumer<String> breaches) {
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      String dueDate = task.getCamundaDueDate();
      if (!isBlank(dueDate) && (!DUE_DATE.matcher(dueDate).matches() || dueDate.matches("0+(\\.0)?WD"))) {
        breaches.accept(task.getId() + " is due “" + dueDate + "”");
      }
    }
  }

  private static void outputs(BpmnModelInstance model, Consumer<String> breaches) {
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      StepProperties.of(node).get("outputs").filter(outputs -> !OUTPUTS.matcher(outputs).matches())
          .ifPresent(outputs -> breaches.accept(node.getId() + " has the outputs “" + outputs + "”"));
    }
  }

  private static void forms(ModelFiles files, Consumer<String> breaches) {
    Set<String> used = new TreeSet<>();
    files.processes().forEach((file, model) -> {
      for (UserTask task : model.getModelElementsByType(UserTask.class)) {
        if (!isBlank(task.getCamundaFormKey())) {
          breaches.accept(file + ".bpmn: " + task.getId() + " has a form key");
        }
        used.add(checkForm(files, file, task, task.getCamundaFormRef(), task.getCamundaFormRefBinding(), breaches));
      }
      if (file.equals(ROOT)) {
        process(model).getFlowElements().stream().filter(StartEvent.class::isInstance).map(StartEvent.class::cast).forEach(start ->
            used.add(checkForm(files, file, start, start.getCamundaFormRef(), start.getCamundaFormRefBinding(), breaches)));
      }
    });
    files.forms().keySet().stream().filter(form -> !used.contains(form))
        .forEach(form -> breaches.accept(form + ".form is used by no step"));
  }

  private static String checkForm(ModelFiles files, String file, FlowNode node, String form, String binding, Consumer<String> breaches) {
    if (form == null || !files.forms().containsKey(form)) {
      breaches.accept(file + ".bpmn: " + node.getId() + " has the form " + form + ", which does not exist");
    }
    if (!"latest".equals(binding)) {
      breaches.accept(file + ".bpmn: " + node.getId() + " binds its form “" + binding + "”");
    }
    return String.valueOf(form);
  }

  private static void fileFields(ModelFiles files, Consumer<String> breaches) {
    files.processes().forEach((file, model) -> {
      for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
        String form = node instanceof UserTask task ? task.getCamundaFormRef() : node instanceof StartEvent start
            ? start.getCamundaFormRef() : null;
        StepProperties properties = StepProperties.of(node);
        for (String variable : form == null || !files.forms().containsKey(form) ? Set.<String>of() : properties.pairs("outputs").keySet()) {
          boolean underReview = properties.get("document").filter(variable::equals).isPresent();
          boolean madeBySystem = variable.equals(DocumentRegister.ARCHIVE_VARIABLE);
          if (!underReview && !madeBySystem && !FormConventions.fileFields(files.forms().get(form)).contains(variable)) {
            breaches.accept(file + ".bpmn: " + node.getId() + " must deliver " + variable + ", but " + form
                + ".form has no file field for it");
          }
        }
      }
    });
  }

  private static void decisions(ModelFiles files, Consumer<String> breaches) {
    Set<String> used = new TreeSet<>();
    files.processes().forEach((file, model) -> {
      for (BusinessRuleTask task : model.getModelElementsByType(BusinessRuleTask.class)) {
        String where = file + ".bpmn: " + task.getId();
        used.add(String.valueOf(task.getCamundaDecisionRef()));
        if (task.getCamundaDecisionRef() == null || !files.decisions().containsKey(task.getCamundaDecisionRef())) {
          breaches.accept(where + " asks the decision " + task.getCamundaDecisionRef() + ", which does not exist");
        }
        if (!"latest".equals(task.getCamundaDecisionRefBinding())) {
          breaches.accept(where + " binds its decision “" + task.getCamundaDecisionRefBinding() + "”");
        }
        if (isBlank(task.getCamundaResultVariable()) || isBlank(task.getCamundaMapDecisionResult())) {
          breaches.accept(where + " does not say where the result goes");
        }
      }
    });
    files.decisions().keySet().stream().filter(decision -> !used.contains(decision))
        .forEach(decision -> breaches.accept(decision + ".dmn is asked by no step"));
  }

  private static void calls(ModelFiles files, Consumer<String> breaches) {
    Set<String> called = new TreeSet<>();
    files.processes().forEach((file, model) -> {
      for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
        String where = file + ".bpmn: " + call.getId();
        called.add(String.valueOf(call.getCalledElement()));
        if (call.getCalledElement() == null || !files.processes().containsKey(call.getCalledElement())) {
          breaches.accept(where + " calls " + call.getCalledElement() + ", which does not exist");
        }
        List<CamundaIn> in = extensions(call, CamundaIn.class);
        if (in.stream().noneMatch(mapping -> BUSINESS_KEY.equals(mapping.getCamundaBusinessKey()))) {
          breaches.accept(where + " does not hand down the business key");
        }
        if (in.stream().anyMatch(mapping -> mapping.getCamundaVariables() != null)
            || extensions(call, CamundaOut.class).stream().anyMatch(mapping -> mapping.getCamundaVariables() != null)) {
          breaches.accept(where + " maps all variables instead of naming them");
        }
      }
    });
    files.processes().forEach((key, model) -> {
      if (!key.equals(ROOT) && !key.equals(POSTED) && !called.contains(key) && !isStartedByTimer(model)) {
        breaches.accept(key + ".bpmn is called by nobody");
      }
    });
  }

  private static boolean isStartedByTimer(BpmnModelInstance model) {
    return process(model).getFlowElements().stream().filter(StartEvent.class::isInstance).map(StartEvent.class::cast)
        .flatMap(start -> start.getEventDefinitions().stream()).anyMatch(TimerEventDefinition.class::isInstance);
  }

  /** What fails there becomes an incident instead of an error shown to the person who completed the step before. */
  private static void transactions(BpmnModelInstance model, Consumer<String> breaches) {
    model.getModelElementsByType(FlowNode.class).stream().filter(node -> isPhase(node) || node instanceof SendTask)
        .filter(node -> !node.isCamundaAsyncBefore() && !isEachInstanceAsync(node)).forEach(node -> breaches.accept(node.getId() + " is not asyncBefore"));
  }

  private static boolean isEachInstanceAsync(FlowNode node) {
    return node instanceof SendTask task && task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
        && loop.isCamundaAsyncBefore();
  }

  private static void templates(ModelFiles files, Consumer<String> breaches) {
    files.processes().forEach((file, model) -> {
      for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
        String template = node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "modelerTemplate");
        if (template == null ? node instanceof UserTask || node instanceof CallActivity : !files.templates().containsKey(template)) {
          breaches.accept(file + ".bpmn: " + node.getId() + " has the element template " + template);
        }
      }
    });
  }

  private static void delegates(BpmnModelInstance model, SpringBeans beans, Consumer<String> breaches) {
    for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
      checkBean(task, task.getCamundaDelegateExpression(), JavaDelegate.class, beans, breaches);
    }
    for (SendTask task : model.getModelElementsByType(SendTask.class)) {
      checkBean(task, task.getCamundaDelegateExpression(), JavaDelegate.class, beans, breaches);
    }
    for (CamundaTaskListener listener : model.getModelElementsByType(CamundaTaskListener.class)) {
      checkBean(owner(listener), listener.getCamundaDelegateExpression(), TaskListener.class, beans, breaches);
    }
    for (CamundaExecutionListener listener : model.getModelElementsByType(CamundaExecutionListener.class)) {
      checkBean(owner(listener), listener.getCamundaDelegateExpression(), ExecutionListener.class, beans, breaches);
    }
  }

  private static void checkBean(BaseElement element, String expression, Class<?> kind, SpringBeans beans, Consumer<String> breaches) {
    Matcher bean = BEAN.matcher(String.valueOf(expression));
    if (!bean.matches()) {
      breaches.accept(element.getId() + " delegates to “" + expression + "” instead of ${bean}");
    } else if (!beans.has(bean.group(1), kind)) {
      breaches.accept(element.getId() + " delegates to " + expression + ", which is no " + kind.getSimpleName() + " bean");
    }
  }

  private static void scripts(BpmnModelInstance model, Consumer<String> breaches) {
    model.getModelElementsByType(ScriptTask.class).forEach(task -> breaches.accept(task.getId() + " is a script task"));
    model.getModelElementsByType(CamundaScript.class).forEach(script -> breaches.accept(owner(script).getId() + " holds a script"));
    for (ConditionExpression condition : model.getModelElementsByType(ConditionExpression.class)) {
      if (condition.getLanguage() != null || condition.getCamundaResource() != null) {
        breaches.accept(owner(condition).getId() + " has a condition in a script language");
      }
    }
    for (String attribute : List.of("class", "expression")) {
      model.getModelElementsByType(FlowElement.class).stream()
          .filter(element -> element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute) != null)
          .forEach(element -> breaches.accept(element.getId() + " uses camunda:" + attribute));
      Stream.concat(model.getModelElementsByType(CamundaTaskListener.class).stream(),
          model.getModelElementsByType(CamundaExecutionListener.class).stream())
          .filter(listener -> listener.getAttributeValue(attribute) != null
              || listener.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute) != null)
          .forEach(listener -> breaches.accept(owner(listener).getId() + " has a listener that is a camunda:" + attribute));
    }
  }

  private static void multiInstance(BpmnModelInstance model, Consumer<String> breaches) {
    for (MultiInstanceLoopCharacteristics loop : model.getModelElementsByType(MultiInstanceLoopCharacteristics.class)) {
      if (isBlank(loop.getCamundaCollection()) || isBlank(loop.getCamundaElementVariable()) || loop.isSequential()) {
        breaches.accept(owner(loop).getId() + " does not run in parallel over a collection");
      }
    }
  }

  private static void errors(BpmnModelInstance model, Consumer<String> breaches) {
    for (ErrorEventDefinition definition : model.getModelElementsByType(ErrorEventDefinition.class)) {
      if (definition.getError() == null || isBlank(definition.getError().getErrorCode())) {
        breaches.accept(owner(definition).getId() + " names no error with a code");
      }
    }
  }

  private static void diagram(BpmnModelInstance model, Consumer<String> breaches) {
    Set<BaseElement> shapes = model.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement)
        .collect(Collectors.toSet());
    Set<BaseElement> edges = model.getModelElementsByType(BpmnEdge.class).stream()
        .filter(edge -> edge.getWaypoints().size() > 1).map(BpmnEdge::getBpmnElement).collect(Collectors.toSet());
    for (Class<? extends BaseElement> type : List.of(FlowNode.class, Lane.class, Participant.class)) {
      model.getModelElementsByType(type).stream().filter(element -> !shapes.contains(element))
          .forEach(element -> breaches.accept(element.getId() + " has no shape"));
    }
    model.getModelElementsByType(SequenceFlow.class).stream().filter(flow -> !edges.contains(flow))
        .forEach(flow -> breaches.accept(flow.getId() + " has no edge"));
  }

  static Process process(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next();
  }

  private static boolean isSplit(FlowNode node) {
    return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) && node.getOutgoing().size() > 1;
  }

  private static boolean isMerge(FlowNode node) {
    return node instanceof Gateway && node.getOutgoing().size() == 1 && node.getIncoming().size() > 1;
  }

  private static List<Lane> lanesOf(BpmnModelInstance model, FlowNode node) {
    return model.getModelElementsByType(Lane.class).stream().filter(lane -> lane.getFlowNodeRefs().contains(node)).toList();
  }

  private static boolean isDocumented(BaseElement element) {
    return element.getDocumentations().stream().anyMatch(documentation -> isChinese(documentation.getTextContent()));
  }

  private static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null ? List.of() : element.getExtensionElements().getElementsQuery().filterByType(type).list();
  }

  /** The element with an id that a part of it belongs to. */
  private static BaseElement owner(ModelElementInstance part) {
    ModelElementInstance element = part;
    while (!(element instanceof BaseElement owner) || owner instanceof MultiInstanceLoopCharacteristics
        || owner instanceof ErrorEventDefinition
        || owner instanceof ConditionExpression) {
      element = element.getParentElement();
    }
    return (BaseElement) element;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
