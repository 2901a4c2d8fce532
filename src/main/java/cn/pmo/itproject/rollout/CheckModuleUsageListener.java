package cn.pmo.itproject.rollout;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-25, on completion of a unit's trial run: every module was used. */
@Component
class CheckModuleUsageListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    ModuleUsage.check(FormRow.read(form, "modules", "功能清单"), FormRow.read(form, "moduleUsage", "使用情况"));
  }
}
