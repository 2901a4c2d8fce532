package cn.pmo.itproject.course;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.form.DeployedForms;
import cn.pmo.itproject.notification.NotificationProcess;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.step.StepCatalog;
import cn.pmo.itproject.step.StepProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * What people filled in at the start and the completed steps of a project: also what a step delivers besides documents, like the pilot
 * units (JS-17).
 */
@Component
public class SubmittedData {

  private final ProcessEngine engine;
  private final DeployedForms forms;
  private final StepCatalog catalog;
  private final Completers completers;
  private final CourseSteps steps;
  private final CurrentUser directory;
  private final Deputies deputies;

  SubmittedData(ProcessEngine engine, DeployedForms forms, StepCatalog catalog, Completers completers, CourseSteps steps,
      CurrentUser directory, Deputies deputies) {
    this.engine = engine;
    this.forms = forms;
    this.catalog = catalog;
    this.completers = completers;
    this.steps = steps;
    this.directory = directory;
    this.deputies = deputies;
  }

  /**
   * One field.
   *
   * @param taskId null for the start
   * @param clause source clause of the step, null if it has none
   * @param unitName what the step was done for, null if it is done once for all
   * @param userName who completed the step, a deputy with the person he stood in for; null if the system did
   * @param label of the field
   */
  public record Entry(String taskId, String stepName, String clause, String unitName, String userName, Instant completedAt, String label,
      String text) {
  }

  private record Form(String ref, String binding, String version) {
  }

  private record Submission(String taskId, String processDefinitionId, String stepId, String unitName, String userId, Instant at,
      Map<String, Object> values) {
  }

  /** The fields in the order the steps were completed. */
  public List<Entry> of(String projectCode) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(() -> {
          List<Submission> submissions = submissions(projectCode);
          Map<String, String> users = new HashMap<>();
          submissions.stream().filter(submission -> submission.taskId() != null && submission.userId() != null)
              .forEach(submission -> users.put(submission.taskId(), submission.userId()));
          Map<String, String> principals = deputies.principals(users);
          Map<String, String> names = directory.displayNames(
              Stream.concat(submissions.stream().map(Submission::userId), principals.values().stream()).toList());
          return submissions.stream().flatMap(submission -> entries(submission, names, principals)).toList();
        }));
  }

  private List<Submission> submissions(String projectCode) {
    List<HistoricProcessInstance> instances = engine.getHistoryService().createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(projectCode).processDefinitionKeyNotIn(List.of(NotificationProcess.KEY)).list();
    if (instances.isEmpty()) {
      return List.of();
    }
    List<HistoricVariableUpdate> updates = engine.getHistoryService().createHistoricDetailQuery()
        .processInstanceIdIn(instances.stream().map(HistoricProcessInstance::getId).toArray(String[]::new)).variableUpdates()
        .disableBinaryFetching().orderByTime().asc().orderPartiallyByOccurrence().asc().list().stream()
        .map(HistoricVariableUpdate.class::cast).toList();
    Map<String, List<HistoricVariableUpdate>> byStep = updates.stream().filter(update -> update.getActivityInstanceId() != null)
        .collect(Collectors.groupingBy(HistoricVariableUpdate::getActivityInstanceId));
    Map<String, String> users = completers.of(projectCode);
    Stream<Submission> starts = instances.stream().filter(instance -> instance.getSuperProcessInstanceId() == null)
        .map(instance -> new Submission(null, instance.getProcessDefinitionId(), instance.getStartActivityId(), null,
            instance.getStartUserId(), instance.getStartTime().toInstant(), values(updates.stream()
                .filter(update -> update.isInitial() && instance.getId().equals(update.getProcessInstanceId())).toList())));
    Stream<Submission> done = steps.of(projectCode).stream().filter(CourseSteps.Step::completed)
        .map(step -> new Submission(step.taskId(), step.processDefinitionId(), step.stepId(), step.unitName(),
            users.getOrDefault(step.taskId(), step.assignee()), step.endedAt(),
            values(byStep.getOrDefault(step.activityInstanceId(), List.of()))));
    return Stream.concat(starts, done).sorted(Comparator.comparing(Submission::at)).toList();
  }

  /** What was left in each variable. */
  private static Map<String, Object> values(List<HistoricVariableUpdate> updates) {
    // Each list is a query of its own: those written over are not read, and documents are not shown here.
    Map<String, HistoricVariableUpdate> last = new HashMap<>();
    updates.stream().filter(update -> !ValueType.FILE.getName().equals(update.getTypeName()))
        .forEach(update -> last.put(update.getVariableName(), update));
    Map<String, Object> values = new HashMap<>();
    last.forEach((name, update) -> values.put(name, update.getValue()));
    return values;
  }

  private Stream<Entry> entries(Submission submission, Map<String, String> names, Map<String, String> principals) {
    FlowElement step = catalog.element(submission.processDefinitionId(), submission.stepId()).orElse(null);
    Form form = form(step);
    if (form == null || form.ref() == null) {
      return Stream.empty();
    }
    CamundaFormRefImpl reference = new CamundaFormRefImpl(form.ref(), form.binding());
    if (form.version() != null) {
      reference.setVersion(Integer.valueOf(form.version()));
    }
    String principal = principals.get(submission.taskId());
    String userName = submission.userId() == null ? null : Deputies.label(names.getOrDefault(submission.userId(), submission.userId()),
        principal == null ? null : names.getOrDefault(principal, principal));
    StepProperties properties = StepProperties.of(step);
    String deploymentId = engine.getRepositoryService().getProcessDefinition(submission.processDefinitionId()).getDeploymentId();
    return forms.text(reference, deploymentId, submission.values(), directory::groupName).entrySet().stream()
        .map(field -> new Entry(submission.taskId(), properties.stepName(), properties.clause().orElse(null), submission.unitName(),
            userName, submission.at(), field.getKey(), field.getValue()));
  }

  private static Form form(FlowElement step) {
    if (step instanceof UserTask task) {
      return new Form(task.getCamundaFormRef(), task.getCamundaFormRefBinding(), task.getCamundaFormRefVersion());
    }
    return step instanceof StartEvent start
        ? new Form(start.getCamundaFormRef(), start.getCamundaFormRefBinding(), start.getCamundaFormRefVersion()) : null;
  }
}
