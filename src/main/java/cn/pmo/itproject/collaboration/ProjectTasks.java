package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.project.ProjectAccess;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The tasks of the projects the current user may see; all others do not exist for him. */
@Component
class ProjectTasks {

  private final ProcessEngine engine;
  private final HistoryService history;
  private final ProjectAccess access;

  ProjectTasks(ProcessEngine engine, HistoryService history, ProjectAccess access) {
    this.engine = engine;
    this.history = history;
    this.access = access;
  }

  /**
   * Does something in one transaction of the engine, past the user's rights in it and past the guards of what clients may do with a task:
   * the rules are the caller's own.
   */
  <T> T trusted(Callable<T> action) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(action));
  }

  /**
   * A task that is being worked on, to be called within {@link #trusted}.
   *
   * @throws NotFoundException if there is none, or not for the current user
   */
  TaskEntity open(String taskId) {
    return findOpen(taskId).filter(task -> find(taskId).isPresent())
        .orElseThrow(() -> new NotFoundException("该任务不存在，或者已经办理完毕，或者您未参与其项目"));
  }

  /** A task that is being worked on, whoever asks, to be called within {@link #trusted}. */
  Optional<TaskEntity> findOpen(String taskId) {
    return Optional.ofNullable(Context.getCommandContext().getTaskManager().findTaskById(taskId))
        .filter(task -> task.getExecution() != null);
  }

  /**
   * A task, whether it is open or not, to be called within {@link #trusted}.
   *
   * @throws NotFoundException if there is none, or not for the current user
   */
  ProjectTask require(String taskId) {
    return find(taskId).orElseThrow(() -> new NotFoundException("该任务不存在，或者您未参与其项目"));
  }

  Optional<ProjectTask> find(String taskId) {
    return historic(taskId).flatMap(task -> Optional
        .ofNullable(history.createHistoricProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult())
        .map(HistoricProcessInstance::getBusinessKey).filter(access::may)
        .map(code -> new ProjectTask(taskId, code, task.getProcessInstanceId(), task.getTaskDefinitionKey(), task.getName())));
  }

  /** Whether the current user takes part in the project, beyond having been sent a copy. */
  boolean participates(String projectCode) {
    return access.participates(projectCode);
  }

  Optional<HistoricTaskInstance> historic(String taskId) {
    return Optional.ofNullable(history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult())
        .filter(task -> task.getProcessInstanceId() != null);
  }
}
