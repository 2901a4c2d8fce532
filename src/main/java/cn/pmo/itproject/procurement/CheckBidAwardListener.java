package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import java.math.BigDecimal;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on completion of 定标: the winner is a bidder, within the budget; the procurement then counts as awarded. */
@Component
class CheckBidAwardListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    List<String> bidders = FormRow.read(form, "bidders", "响应供应商").stream().map(row -> row.text("bidder")).toList();
    String winner = form.text("winningBidder");
    BigDecimal amount = form.decimal("winningBidAmount", "中选金额");
    BidAward.check(bidders, winner, amount, form.decimal("approvedBudget", "批复预算"));
    task.setVariable("winningBidder", winner);
    task.setVariable("winningBidAmount", amount.doubleValue());
    task.setVariable("procurementResult", "AWARDED");
  }
}
