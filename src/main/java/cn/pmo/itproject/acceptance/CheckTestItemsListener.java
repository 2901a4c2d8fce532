package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-30, on completion of 技术测试: every test item has its result. */
@Component
class CheckTestItemsListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    TestItemsRule.check(FormRow.read(FormData.of(task), "testItems", "技术测试项目"));
  }
}
