package cn.pmo.itproject.rollout;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.pilot.UnitTask;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-25, on creation of a unit's trial run: shows the unit's name and lays out the modules to be used. */
@Component
class PrepareTrialRunListener implements TaskListener {

  private final CurrentUser groups;

  PrepareTrialRunListener(CurrentUser groups) {
    this.groups = groups;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    task.setVariableLocal("unitName", UnitTask.of(task, groups).unitName());
    form.setJson("moduleUsage", ModuleUsage.sheet(FormRow.read(form, "modules", "功能清单")));
  }
}
