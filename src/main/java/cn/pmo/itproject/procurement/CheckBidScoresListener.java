package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on completion of 评审: checks the scores and computes the totals. */
@Component
class CheckBidScoresListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    List<String> bidders = FormRow.read(form, "bidders", "响应供应商").stream().map(row -> row.text("bidder")).toList();
    form.setJson("bidScores", BidScores.check(bidders, FormRow.read(form, "bidScores", "评审得分")));
  }
}
