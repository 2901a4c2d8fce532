package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.rule.RuleViolationException;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-27, JS-32, JS-35, on completion of 升级完善: every item is answered; where a trial run follows (JS-33), its end is planned. */
@Component
class CheckAnswersListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    AnswerSheet sheet = AnswerSheet.of(task);
    form.setJson(sheet.answers(), AnswersRule.check(sheet.answers(), FormRow.read(form, sheet.items(), "清单"),
        FormRow.read(form, sheet.answers(), "答复")));
    if (Boolean.TRUE.equals(form.bool("retrialNeeded"))) {
      LocalDate due = form.date("retrialDueDate", "改进部分试运行完成日期");
      if (due == null || due.isBefore(Today.inShanghai())) {
        throw new RuleViolationException("retrialDueDate",
            "改进部分试运行完成日期" + (due == null ? "未填写" : " " + due + " 已过") + "，应不早于今天 " + Today.inShanghai());
      }
      task.setVariable("retrialDueDate", due.toString());
    }
  }
}
