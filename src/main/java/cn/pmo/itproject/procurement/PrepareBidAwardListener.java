package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.form.StaleVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on creation of 定标: offers the bidders, best score first. */
@Component
class PrepareBidAwardListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    StaleVariables.clear(task, "winningBidder", "winningBidAmount", "awardReason", "procurementResult");
    form.setJsonLocal("bidderOptions", BidAward.options(FormRow.read(form, "bidScores", "评审得分")));
  }
}
