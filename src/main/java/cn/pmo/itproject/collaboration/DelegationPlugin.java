package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.draft.FormDrafts;
import cn.pmo.itproject.engine.ParseListeners;
import cn.pmo.itproject.organization.CurrentUser;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.DelegationState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts on record that a delegate hands a task back: the engine resolves a delegated task when its form is submitted, by any client. What
 * the owner had drafted before gives way to what the delegate has filled in.
 */
@Component
class DelegationPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<TaskEvents> events;
  private final ObjectProvider<CurrentUser> currentUser;
  private final ObjectProvider<FormDrafts> drafts;

  DelegationPlugin(ObjectProvider<TaskEvents> events, ObjectProvider<CurrentUser> currentUser, ObjectProvider<FormDrafts> drafts) {
    this.events = events;
    this.currentUser = currentUser;
    this.drafts = drafts;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.onUserTasks(configuration, this::updated, TaskListener.EVENTNAME_UPDATE);
  }

  /** A task may be updated again after it was handed back; only the first time counts. */
  private void updated(DelegateTask task) {
    if (!DelegationState.RESOLVED.equals(((TaskEntity) task).getDelegationState())) {
      return;
    }
    Optional<TaskEvent> delegation = events.getObject().last(task.getId(), TaskEventKind.DELEGATED);
    Optional<TaskEvent> resolution = events.getObject().last(task.getId(), TaskEventKind.RESOLVED);
    delegation.filter(begin -> resolution.map(end -> end.id() < begin.id()).orElse(true)).ifPresent(begin -> {
      CurrentUser user = currentUser.getObject();
      String delegate = user.id().orElse(null);
      events.getObject().add(new TaskEvent(null, begin.projectCode(), begin.processInstanceId(), begin.taskId(), begin.stepId(),
          begin.stepName(), TaskEventKind.RESOLVED, delegate, user.displayName(delegate), List.of(begin.userId()), begin.userName(), null,
          ClockUtil.now().toInstant()));
      drafts.getObject().deleteAll(task.getId());
    });
  }
}
