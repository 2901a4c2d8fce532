package cn.pmo.itproject.notification;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Tasks as the engine's current command has them. */
final class OpenTasks {

  private OpenTasks() {
  }

  /** What a task is called. A model may leave its name out; what people are told then is its id in the model. */
  static String title(DelegateTask task) {
    return task.getName() == null || task.getName().isBlank() ? task.getTaskDefinitionKey() : task.getName();
  }

  /** The task, null if it is done or the id is. */
  static TaskEntity find(String taskId) {
    TaskEntity task = taskId == null ? null : Context.getCommandContext().getTaskManager().findTaskById(taskId);
    return task == null || task.getExecution() == null ? null : task;
  }
}
