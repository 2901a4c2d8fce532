package cn.pmo.itproject.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.camunda.spin.json.SpinJsonNode;

/** One project driven step by step by the people of the roles. */
public final class Scenario {

  private static final int MOST_STEPS = 100;

  private final ProcessEngine engine;
  private final People people;
  private final ProcessInstance instance;
  private final String projectCode;

  Scenario(ProcessEngine engine, People people, ProcessInstance instance, String projectCode) {
    this.engine = engine;
    this.people = people;
    this.instance = instance;
    this.projectCode = projectCode;
    runJobs();
  }

  public String projectCode() {
    return projectCode;
  }

  /** The process instance the scenario began with. */
  public String instanceId() {
    return instance.getId();
  }

  // --- acting -------------------------------------------------------------------------------------------------------

  /** Completes what comes before a step with valid data, until the step is open. */
  public Scenario reach(String step) {
    for (int i = 0; i < MOST_STEPS; i++) {
      List<Task> open = openTasks();
      if (open.isEmpty()) {
        return fail("the project ended before %s", step);
      }
      if (open.stream().anyMatch(task -> task.getTaskDefinitionKey().equals(step))) {
        return this;
      }
      complete(open.get(0).getTaskDefinitionKey());
    }
    return fail("%s is not reached, open: %s", step, openSteps());
  }

  /** Completes everything with valid data until the process ends. */
  public Scenario finish() {
    for (int i = 0; i < MOST_STEPS && !openTasks().isEmpty(); i++) {
      complete(openTasks().get(0).getTaskDefinitionKey());
    }
    process().isEnded();
    return this;
  }

  /**
   * A member of the candidate group completes a step (of several instances the first).
   *
   * @param changes names and values that deviate from valid data; null takes a value away
   */
  public Scenario complete(String step, Object... changes) {
    Task task = task(step);
    return complete(candidate(task), task, changes);
  }

  /** Somebody in particular completes a step (of several instances the first). */
  public Scenario completeAs(String user, String step, Object... changes) {
    return complete(user, task(step), changes);
  }

  /** Somebody in particular completes a task. */
  public Scenario completeAs(String user, Task task, Object... changes) {
    return complete(user, task, changes);
  }

  /** Somebody takes on an open task. */
  public Scenario claim(String user, Task task) {
    people.as(user, () -> {
      engine.getTaskService().claim(task.getId(), user);
      return null;
    });
    return this;
  }

  /** The candidates by name, besides those of the groups. */
  public List<String> candidateUsers(Task task) {
    return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().filter(link -> link.getType().equals("candidate"))
        .map(IdentityLink::getUserId).filter(Objects::nonNull).toList();
  }

  /** All open instances of a step are completed. */
  public Scenario completeAll(String step, Object... changes) {
    tasks(step).forEach(task -> complete(candidate(task), task, changes));
    return this;
  }

  /** A unit completes its own instance of a step. */
  public Scenario completeBy(String unit, String step, Object... changes) {
    return complete(people.memberOf(unit), taskOf(unit, step), changes);
  }

  /** A unit tries to complete its own instance of a step and is refused. */
  public List<Violation> refusedToUnit(String unit, String step, Object... changes) {
    return refusedTo(people.memberOf(unit), taskOf(unit, step), changes);
  }

  public Scenario reject(String step) {
    return complete(step, "decision", "REJECTED", "decisionReason", "论证不充分", "decisionSuggestion", "补充论证后重新提交");
  }

  public Scenario terminate(String step) {
    return complete(step, "decision", "TERMINATED", "decisionReason", "上级已统一建设");
  }

  private Scenario complete(String user, Task task, Object... changes) {
    submit(user, task, changes);
    runJobs();
    return this;
  }

  private void submit(String user, Task task, Object... changes) {
    Map<String, Object> data = SubmittedData.changed(StepData.of(task.getTaskDefinitionKey(), known(task)), changes);
    people.as(user, () -> {
      engine.getTaskService().complete(task.getId(), data);
      return null;
    });
  }

  /**
   * A member of the candidate group tries to complete a step and is refused; the task and the project's variables stay as they are.
   *
   * @return why
   */
  public List<Violation> refused(String step, Object... changes) {
    return refusedTo(candidate(task(step)), step, changes);
  }

  /** Somebody (nobody in particular if null) tries to complete a step and is refused. */
  public List<Violation> refusedTo(String user, String step, Object... changes) {
    return refusedTo(user, task(step), changes);
  }

  private List<Violation> refusedTo(String user, Task task, Object... changes) {
    Map<String, Object> before = state(task);
    Throwable refusal = catchThrowable(() -> submit(user, task, changes));
    assertThat(refusal).as("%s is refused", task.getName()).isNotNull();
    assertThat(tasks(task.getTaskDefinitionKey())).as("the task is still open").anyMatch(open -> open.getId().equals(task.getId()));
    assertThat(state(task)).as("the task and the variables").isEqualTo(before);
    return violations(refusal);
  }

  /** The violations a refusal consists of. */
  public static List<Violation> violations(Throwable refusal) {
    return Stream.iterate(refusal, Objects::nonNull, Throwable::getCause).filter(RuleViolationException.class::isInstance)
        .map(RuleViolationException.class::cast).findFirst().map(RuleViolationException::getViolations)
        .orElseThrow(() -> new AssertionError("refused for another reason than a rule", refusal));
  }

  /** Adds a candidate group to an open step, which no user may. */
  public void addCandidate(String step, String group) {
    engine.getTaskService().addCandidateGroup(task(step).getId(), group);
  }

  /** Runs the jobs that are due, as the job executor would. */
  public void runJobs() {
    for (ProcessInstance instance : engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(projectCode)
        .list()) {
      for (Job job : engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).executable().list()) {
        engine.getManagementService().executeJob(job.getId());
        runJobs();
        return;
      }
    }
  }

  // --- looking ------------------------------------------------------------------------------------------------------

  /** The open steps of the project, in all processes, each instance by itself, in alphabetical order. */
  public List<String> openSteps() {
    return openTasks().stream().map(Task::getTaskDefinitionKey).sorted().toList();
  }

  /** The first open task of a step. */
  public Task task(String step) {
    return tasks(step).stream().findFirst().orElseGet(() -> fail("%s is not open, but %s", step, openSteps()));
  }

  /** The open task of a step that belongs to a unit. */
  public Task taskOf(String unit, String step) {
    return tasks(step).stream().filter(task -> candidateGroups(task).contains(unit)).findFirst()
        .orElseGet(() -> fail("%s of %s is not open, but %s", step, unit, openSteps()));
  }

  public List<Task> tasks(String step) {
    return openTasks().stream().filter(task -> task.getTaskDefinitionKey().equals(step)).toList();
  }

  public List<String> candidateGroups(Task task) {
    return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
        .toList();
  }

  /** A variable as the task sees it. */
  public Object variable(Task task, String name) {
    return engine.getTaskService().getVariable(task.getId(), name);
  }

  /** A variable of the process the scenario began with, also after its end; null if there is none. */
  public Object variable(String name) {
    return engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(instanceId())
        .activityInstanceIdIn(instanceId())
        .variableName(name).list().stream().findFirst().map(HistoricVariableInstance::getValue).orElse(null);
  }

  /** What is true of the process the scenario began with. */
  public ProcessInstanceAssert process() {
    BpmnAwareTests.init(engine);
    return BpmnAwareTests.assertThat(instance);
  }

  /** The ids of the end events that the project's processes have reached, in alphabetical order. */
  public List<String> endEvents() {
    return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(projectCode).list().stream()
        .flatMap(instance -> engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished()
            .list().stream())
        .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
        .map(HistoricActivityInstance::getActivityId).sorted().toList();
  }

  /** How often the project has been through an element. */
  public long passes(String element) {
    return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(projectCode).list().stream()
        .mapToLong(instance -> engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
            .activityId(element).finished().count()).sum();
  }

  private List<Task> openTasks() {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(projectCode).list().stream()
        .sorted(Comparator.comparing(Task::getCreateTime).thenComparing(Task::getTaskDefinitionKey)).toList();
  }

  private StepData.Known known(Task task) {
    return new StepData.Known() {
      @Override
      @SuppressWarnings("unchecked")
      public List<Map<String, Object>> rows(String variable) {
        Object value = variable(task, variable);
        return value == null ? List.of() : ((SpinJsonNode) value).mapTo(List.class);
      }

      @Override
      public String projectCode() {
        return (String) variable(task, "projectCode");
      }
    };
  }

  private String candidate(Task task) {
    return people.memberOf(candidateGroups(task).stream().findFirst().orElseGet(() -> fail("%s has no candidate group", task.getName())));
  }

  private Map<String, Object> state(Task task) {
    Map<String, Object> state = new TreeMap<>();
    engine.getTaskService().getVariables(task.getId())
        .forEach((name, value) -> state.put(name, String.valueOf(value).replaceAll("InputStream@.*", "")));
    state.put("(task)", List.of(task.getId(), String.valueOf(task.getAssignee()), String.valueOf(task.getDueDate())));
    return state;
  }
}
