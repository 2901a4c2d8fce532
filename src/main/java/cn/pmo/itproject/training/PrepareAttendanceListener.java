package cn.pmo.itproject.training;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.organization.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-24, on creation of 实施培训与签到: lays out the sheet with all registered trainees. */
@Component
class PrepareAttendanceListener implements TaskListener {

  private final CurrentUser groups;

  PrepareAttendanceListener(CurrentUser groups) {
    this.groups = groups;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    form.setJson("attendance", Attendance.sheet(FormRow.read(form, "trainees", "培训登记表"), groups::groupName));
  }
}
