package cn.pmo.itproject.training;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.organization.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-24, on completion of 实施培训与签到: every unit of the roll-out took part. */
@Component
class CheckTrainingCoverageListener implements TaskListener {

  private final CurrentUser groups;

  CheckTrainingCoverageListener(CurrentUser groups) {
    this.groups = groups;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    form.setJson("attendance",
        Attendance.check(FormRow.read(form, "attendance", "培训签到表"), form.strings("rolloutUnits", "推广单位"), groups::groupName));
  }
}
