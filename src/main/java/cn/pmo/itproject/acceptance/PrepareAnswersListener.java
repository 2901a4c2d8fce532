package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-27, JS-32, JS-35, on creation of 升级完善: lays out an empty answer to every item of the list. */
@Component
class PrepareAnswersListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    AnswerSheet sheet = AnswerSheet.of(task);
    form.setJson(sheet.answers(), AnswersRule.sheet(FormRow.read(form, sheet.items(), "清单")));
  }
}
