package cn.pmo.itproject.archive;

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
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** What people filled in at the completed steps of a project: also what a step delivers besides documents, like the pilot units (JS-17). */
@Component
class StepData {

  private final ProcessEngine engine;
  private final DeployedForms forms;
  private final CurrentUser directory;
  private final Deputies deputies;

  StepData(ProcessEngine engine, DeployedForms forms, CurrentUser directory, Deputies deputies) {
    this.engine = engine;
    this.forms = forms;
    this.directory = directory;
    this.deputies = deputies;
  }

  /**
   * One field.
   *
   * @param clause source clause of the step, null if it has none
   * @param unitName the unit the step was done for, null if it is not done for each unit
   * @param userName who completed the step, null if the system did
   * @param label of the field
   */
  record Entry(String stepName, String clause, String unitName, String userName, Instant completedAt, String label, String text) {
  }

  /** The fields in the order the steps were completed. */
  List<Entry> of(String projectCode) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(() -> steps(projectCode).flatMap(this::entries).toList()));
  }

  private Stream<HistoricActivityInstance> steps(String projectCode) {
    return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(projectCode).list().stream()
        .flatMap(instance -> engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
            .activityType("userTask").finished().list().stream())
        .filter(step -> !step.isCanceled())
        .sorted(Comparator.comparing(HistoricActivityInstance::getEndTime).thenComparing(HistoricActivityInstance::getId));
  }

  private Stream<Entry> entries(HistoricActivityInstance step) {
    UserTask task = engine.getRepositoryService().getBpmnModelInstance(step.getProcessDefinitionId()).getModelElementById(step.getActivityId());
    if (task.getCamundaFormRef() == null) {
      return Stream.empty();
    }
    CamundaFormRefImpl form = new CamundaFormRefImpl(task.getCamundaFormRef(), task.getCamundaFormRefBinding());
    if (task.getCamundaFormRefVersion() != null) {
      form.setVersion(Integer.valueOf(task.getCamundaFormRefVersion()));
    }
    Map<String, Object> values = written(step);
    String unitName = Objects.toString(values.get("unitName"), null);
    String completer = completer(step);
    String userName = Deputies.label(directory.displayName(completer),
        deputies.principal(step.getTaskId(), completer).map(directory::displayName).orElse(null));
    StepProperties properties = StepProperties.of(task);
    String deploymentId = engine.getRepositoryService().getProcessDefinition(step.getProcessDefinitionId()).getDeploymentId();
    return forms.text(form, deploymentId, values, directory::groupName).entrySet().stream()
        .map(field -> new Entry(properties.stepName(), properties.clause().orElse(null), unitName, userName,
            step.getEndTime().toInstant(), field.getKey(), field.getValue()));
  }

  /** What the step left in each variable it wrote. */
  private Map<String, Object> written(HistoricActivityInstance step) {
    Map<String, Object> values = new HashMap<>();
    List<HistoricDetail> updates = engine.getHistoryService().createHistoricDetailQuery().activityInstanceId(step.getId()).variableUpdates()
        .disableBinaryFetching().orderByTime().asc().orderPartiallyByOccurrence().asc().list();
    updates.stream().map(HistoricVariableUpdate.class::cast).forEach(update -> values.put(update.getVariableName(), update.getValue()));
    return values;
  }

  private String completer(HistoricActivityInstance step) {
    return engine.getHistoryService().createUserOperationLogQuery().taskId(step.getTaskId())
        .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE).list().stream()
        .map(UserOperationLogEntry::getUserId).filter(Objects::nonNull).findFirst().orElse(step.getAssignee());
  }
}
