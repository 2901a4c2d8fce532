package cn.pmo.itproject.organization.demo;

import cn.pmo.itproject.construction.ConstructionProcess;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.step.StepProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes a sample project through the real processes up to the step it is to stand at: each task is claimed and completed by
 * the demo's person of its candidate group, with that person's rights, under all the rules that hold for everybody.
 */
@Component
@Profile("demo")
class SampleProjectPlayer {

  private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** Longer than the engine keeps a job locked that a killed server had begun. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ProcessEngine engine;
  private final RuntimeService runtimeService;
  private final HistoryService historyService;
  private final RepositoryService repositoryService;
  private final TaskService taskService;
  private final FormService formService;
  private final IdentityService identityService;
  private final ManagementService managementService;
  private final DemoOrganization organization;
  private final CurrentUser currentUser;
  private final ObjectMapper json = new ObjectMapper();
  private volatile boolean stopped;

  SampleProjectPlayer(ProcessEngine engine, DemoOrganization organization, CurrentUser currentUser) {
    this.engine = engine;
    this.runtimeService = engine.getRuntimeService();
    this.historyService = engine.getHistoryService();
    this.repositoryService = engine.getRepositoryService();
    this.taskService = engine.getTaskService();
    this.formService = engine.getFormService();
    this.identityService = engine.getIdentityService();
    this.managementService = engine.getManagementService();
    this.organization = organization;
    this.currentUser = currentUser;
  }

  /** Makes the run end after the task it is at. */
  void stop() {
    stopped = true;
  }

  /**
   * Starts the project, or takes it up where it is, and completes its tasks until only those it stands at are open.
   *
   * @return false if the run was stopped before
   * @throws IllegalStateException if nothing moves any more
   */
  boolean play(SampleProject project) {
    String code = find(project);
    if (code == null) {
      code = start(project);
    }
    Instant lastStep = Instant.now();
    while (!stopped) {
      List<Task> open = taskService.createTaskQuery().processInstanceBusinessKey(code).active().orderByTaskCreateTime().asc().list();
      List<String> stops = standsBefore(project, code) ? List.of() : project.stops();
      List<Task> next = open.stream().filter(task -> !stops.contains(task.getTaskDefinitionKey())).toList();
      if (!next.isEmpty()) {
        complete(project, code, next.get(0));
        lastStep = Instant.now();
      } else if (!open.isEmpty() && executableJobs(code).isEmpty() || isEnded(project)) {
        return true;
      } else if (runJobs(code)) {
        lastStep = Instant.now();
      } else if (lastStep.plus(PATIENCE).isBefore(Instant.now())) {
        throw new IllegalStateException("Project " + code + " has no task and no job that moves it on");
      } else {
        pause();
      }
    }
    return false;
  }

  private String find(SampleProject project) {
    HistoricProcessInstance instance = instance(project);
    return instance == null ? null : instance.getBusinessKey();
  }

  private boolean isEnded(SampleProject project) {
    return instance(project).getEndTime() != null;
  }

  private HistoricProcessInstance instance(SampleProject project) {
    return historyService.createHistoricProcessInstanceQuery().processDefinitionKey(ConstructionProcess.KEY)
        .variableValueEquals("projectName", project.name()).singleResult();
  }

  private boolean standsBefore(SampleProject project, String code) {
    return project.stopAfter() != null && passes(code, project.stopAfter()) == 0;
  }

  /** How often a step has been completed. */
  private long passes(String code, String step) {
    return historyService.createHistoricTaskInstanceQuery().processInstanceBusinessKey(code).taskDefinitionKey(step).finished().count();
  }

  private String start(SampleProject project) {
    String definitionId = repositoryService.createProcessDefinitionQuery()
        .processDefinitionKey(ConstructionProcess.KEY).latestVersion().singleResult().getId();
    VariableMap variables = typed(SampleSteps.requirement(project));
    StartEvent startEvent = repositoryService.getBpmnModelInstance(definitionId).getModelElementsByType(StartEvent.class).stream()
        .filter(event -> !StepProperties.of(event).pairs("outputs").isEmpty()).findFirst().orElseThrow();
    StepProperties.of(startEvent).pairs("outputs").forEach((variable, title) ->
        variables.put(variable,
            document(project, title, project.requester(), List.of("需求部门：" + currentUser.groupName(project.department())))));
    ProcessInstance instance = as(project.requester(), () -> formService.submitStartForm(definitionId, variables));
    return runtimeService.createProcessInstanceQuery().processInstanceId(instance.getId()).singleResult().getBusinessKey();
  }

  private void complete(SampleProject project, String code, Task task) {
    String step = task.getTaskDefinitionKey();
    String user = organization.memberOf(candidateGroup(task));
    Map<String, Object> answers = step.equals(project.rejectedAt()) && passes(code, step) == 0
        ? Map.of("decision", "REJECTED", "decisionReason", project.rejectionReason(), "decisionSuggestion", project.rejectionSuggestion())
        : SampleSteps.answers(step, new SampleSteps.Situation(project, code));
    VariableMap variables = typed(answers);
    List<String> texts = Stream.concat(Stream.of("第 " + (passes(code, step) + 1) + " 稿"),
        answers.values().stream().filter(value -> value instanceof String text && text.length() > 10).map(Object::toString)).toList();
    StepProperties properties = properties(task);
    boolean anew = properties.get("newVersion").filter("true"::equals).isPresent();
    properties.pairs("outputs").forEach((variable, title) -> {
      if (anew || taskService.getVariableTyped(task.getId(), variable, false) == null
          || taskService.getVariableTyped(task.getId(), variable, false).getValue() == null) {
        variables.put(variable, document(project, title, user, texts));
      }
    });
    as(user, () -> {
      taskService.claim(task.getId(), user);
      formService.submitTaskForm(task.getId(), variables);
      return null;
    });
  }

  private String candidateGroup(Task task) {
    return taskService.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
        .findFirst().orElseThrow(() -> new IllegalStateException("Task " + task.getTaskDefinitionKey() + " has no candidate group"));
  }

  private StepProperties properties(Task task) {
    FlowElement element = repositoryService.getBpmnModelInstance(task.getProcessDefinitionId())
        .getModelElementById(task.getTaskDefinitionKey());
    return StepProperties.of(element);
  }

  private Object document(SampleProject project, String title, String author, List<String> texts) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("项目名称：" + project.name());
    paragraphs.add("编制人：" + currentUser.displayName(author));
    paragraphs.add("一、背景");
    paragraphs.add(project.background());
    paragraphs.add("二、目标和性能指标");
    project.goals().forEach(goal -> paragraphs.add(goal.goal() + "：" + goal.target()));
    paragraphs.add("三、" + title);
    paragraphs.addAll(texts);
    return Variables.fileValue(project.name() + "-" + title + ".docx").file(SampleDocuments.docx(title, paragraphs)).mimeType(DOCX)
        .create();
  }

  /** Lists become Json variables, as Tasklist's forms send them. */
  private VariableMap typed(Map<String, Object> values) {
    VariableMap variables = Variables.createVariables();
    values.forEach((name, value) -> {
      try {
        variables.put(name, value instanceof Collection<?> ? SpinValues.jsonValue(json.writeValueAsString(value)).create() : value);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    });
    return variables;
  }

  private List<Job> executableJobs(String code) {
    return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(code).list().stream()
        .flatMap(instance -> managementService.createJobQuery().processInstanceId(instance.getId()).executable().list().stream())
        .toList();
  }

  /** Runs the project's jobs, unless the job executor does it. */
  private boolean runJobs(String code) {
    if (((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor().isActive()) {
      return false;
    }
    List<Job> jobs = executableJobs(code);
    jobs.forEach(job -> managementService.executeJob(job.getId()));
    return !jobs.isEmpty();
  }

  private <T> T as(String user, Supplier<T> action) {
    List<String> groups = identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    identityService.setAuthentication(user, groups);
    try {
      return action.get();
    } finally {
      identityService.clearAuthentication();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
