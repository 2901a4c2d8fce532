package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.organization.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-28, on creation of 提出验收申请: shows to whom acceptance is applied for. */
@Component
class PrepareApplicationListener implements TaskListener {

  private final CurrentUser currentUser;

  PrepareApplicationListener(CurrentUser currentUser) {
    this.currentUser = currentUser;
  }

  @Override
  public void notify(DelegateTask task) {
    task.setVariableLocal("acceptanceAddressee", currentUser.groupName(FormData.of(task).text("acceptanceAuthority")));
  }
}
