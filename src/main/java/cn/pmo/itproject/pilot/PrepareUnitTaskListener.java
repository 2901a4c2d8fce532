package cn.pmo.itproject.pilot;

import cn.pmo.itproject.organization.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-18, JS-26, JS-33, on creation of a unit's task: shows the unit's name (task-local unitName). */
@Component
class PrepareUnitTaskListener implements TaskListener {

  private final CurrentUser groups;

  PrepareUnitTaskListener(CurrentUser groups) {
    this.groups = groups;
  }

  @Override
  public void notify(DelegateTask task) {
    task.setVariableLocal("unitName", UnitTask.of(task, groups).unitName());
  }
}
