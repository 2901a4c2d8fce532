package cn.pmo.itproject.course;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.form.DeployedForms;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.step.StepProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
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
  private final Completers completers;
  private final CurrentUser directory;
  private final Deputies deputies;

  SubmittedData(ProcessEngine engine, DeployedForms forms, Completers completers, CurrentUser directory, Deputies deputies) {
    this.engine = engine;
    this.forms = forms;
    this.completers = completers;
    this.directory = directory;
    this.deputies = deputies;
  }

  /**
   * One field.
   *
   * @param taskId null for the start
   * @param clause source clause of the step, null if it has none
   * @param unitName the unit the step was done for, null if it is not done for each unit
   * @param userName who completed the step, a deputy with the person he stood in for; null if the system did
   * @param label of the field
   */
  public record Entry(String taskId, String stepName, String clause, String unitName, String userName, Instant completedAt, String label,
      String text) {
  }

  private record Form(String ref, String binding, String version) {
  }

  private record Submission(String taskId, String processDefinitionId, String stepId, String userId, Instant at,
      Map<String, Object> values) {
  }

  /** The fields in the order the steps were completed. */
  public List<Entry> of(String projectCode) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(() -> {
          Map<String, String> users = completers.of(projectCode);
          List<Submission> submissions = engine.getHistoryService().createHistoricProcessInstanceQuery()
              .processInstanceBusinessKey(projectCode).list().stream()
              .flatMap(instance -> submissions(instance, users)).sorted(Comparator.comparing(Submission::at)).toList();
          Map<String, String> names = directory.displayNames(submissions.stream().map(Submission::userId).toList());
          return submissions.stream().flatMap(submission -> entries(submission, names)).toList();
        }));
  }

  private Stream<Submission> submissions(HistoricProcessInstance instance, Map<String, String> users) {
    List<HistoricVariableUpdate> updates = engine.getHistoryService().createHistoricDetailQuery().processInstanceId(instance.getId())
        .variableUpdates().disableBinaryFetching().orderByTime().asc().orderPartiallyByOccurrence().asc().list().stream()
        .map(HistoricVariableUpdate.class::cast).toList();
    Map<String, List<HistoricVariableUpdate>> byStep = updates.stream().filter(update -> update.getActivityInstanceId() != null)
        .collect(Collectors.groupingBy(HistoricVariableUpdate::getActivityInstanceId));
    Stream<Submission> steps = engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
        .activityType("userTask").finished().orderByHistoricActivityInstanceEndTime().asc().orderByHistoricActivityInstanceId().asc()
        .list().stream().filter(step -> !step.isCanceled())
        .map(step -> new Submission(step.getTaskId(), step.getProcessDefinitionId(), step.getActivityId(), completer(step, users),
            step.getEndTime().toInstant(), values(byStep.getOrDefault(step.getId(), List.of()))));
    if (instance.getSuperProcessInstanceId() != null) {
      return steps;
    }
    return Stream.concat(Stream.of(new Submission(null, instance.getProcessDefinitionId(), instance.getStartActivityId(),
        instance.getStartUserId(), instance.getStartTime().toInstant(),
        values(updates.stream().filter(HistoricVariableUpdate::isInitial).toList()))), steps);
  }

  private static String completer(HistoricActivityInstance step, Map<String, String> users) {
    return users.getOrDefault(step.getTaskId(), step.getAssignee());
  }

  /** What was left in each variable. */
  private static Map<String, Object> values(List<HistoricVariableUpdate> updates) {
    Map<String, Object> values = new HashMap<>();
    updates.forEach(update -> values.put(update.getVariableName(), update.getValue()));
    return values;
  }

  private Stream<Entry> entries(Submission submission, Map<String, String> names) {
    FlowElement step = engine.getRepositoryService().getBpmnModelInstance(submission.processDefinitionId())
        .getModelElementById(submission.stepId());
    Form form = form(step);
    if (form == null || form.ref() == null) {
      return Stream.empty();
    }
    CamundaFormRefImpl reference = new CamundaFormRefImpl(form.ref(), form.binding());
    if (form.version() != null) {
      reference.setVersion(Integer.valueOf(form.version()));
    }
    String unitName = Objects.toString(submission.values().get("unitName"), null);
    String userName = submission.userId() == null ? null : Deputies.label(names.getOrDefault(submission.userId(), submission.userId()),
        deputies.principal(submission.taskId(), submission.userId()).map(directory::displayName).orElse(null));
    StepProperties properties = StepProperties.of(step);
    String deploymentId = engine.getRepositoryService().getProcessDefinition(submission.processDefinitionId()).getDeploymentId();
    return forms.text(reference, deploymentId, submission.values(), directory::groupName).entrySet().stream()
        .map(field -> new Entry(submission.taskId(), properties.stepName(), properties.clause().orElse(null), unitName, userName,
            submission.at(), field.getKey(), field.getValue()));
  }

  private static Form form(FlowElement step) {
    if (step instanceof UserTask task) {
      return new Form(task.getCamundaFormRef(), task.getCamundaFormRefBinding(), task.getCamundaFormRefVersion());
    }
    return step instanceof StartEvent start
        ? new Form(start.getCamundaFormRef(), start.getCamundaFormRefBinding(), start.getCamundaFormRefVersion()) : null;
  }
}
