package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on creation of 评审: lays out an empty score sheet with one row for each bidder. */
@Component
class PrepareBidScoresListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    form.setJson("bidScores", BidScores.sheet(FormRow.read(form, "bidders", "响应供应商").stream().map(row -> row.text("bidder")).toList()));
  }
}
