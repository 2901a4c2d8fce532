package cn.pmo.itproject.notification;

import cn.pmo.itproject.engine.ParseListeners;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells people of the tasks they get: everybody who may take a new task on, and whoever it is given to, however that happens. It holds for
 * every process, also for those that have nothing to do with projects: a task is a task. Who takes one on himself needs no mail.
 */
@Component
class NoticeTaskPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<Notices> notices;

  NoticeTaskPlugin(ObjectProvider<Notices> notices) {
    this.notices = notices;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    ParseListeners.onUserTasks(configuration, this::created, TaskListener.EVENTNAME_CREATE);
    ParseListeners.onUserTasks(configuration, this::assigned, TaskListener.EVENTNAME_ASSIGNMENT);
  }

  /** The engine reports separately who it is assigned to from the beginning. */
  private void created(DelegateTask task) {
    if (task.getAssignee() == null) {
      post(task, Set.of());
    }
  }

  private void assigned(DelegateTask task) {
    Authentication user = Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
    if (task.getAssignee() != null && (user == null || !task.getAssignee().equals(user.getUserId()))) {
      post(task, Set.of(task.getAssignee()));
    }
  }

  /** Who the candidates are and whether the task came back is found when the mail is made. */
  private void post(DelegateTask task, Set<String> users) {
    notices.getObject().post(new Notice(NoticeEvent.NEW_TASK, task.getExecution().getProcessBusinessKey(), task.getId(), users, Set.of(),
        List.of(), Map.of(Notice.Facts.STEP, OpenTasks.title(task))));
  }
}
