package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.notification.BidderNotifier;
import cn.pmo.itproject.notification.ResultNotice;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-11 结果通知: tells every bidder the result. Runs as a job: a mail that fails is tried again and then becomes an incident. */
@Component
class NotifyBiddersDelegate implements JavaDelegate {

  private final BidderNotifier notifier;

  NotifyBiddersDelegate(BidderNotifier notifier) {
    this.notifier = notifier;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FormData form = FormData.of(execution);
    String projectCode = form.text("projectCode");
    String projectName = form.text("projectName");
    String winner = form.text("winningBidder");
    BigDecimal amount = form.decimal("winningBidAmount", "中选金额");
    notifier.send(FormRow.read(form, "bidders", "响应供应商").stream()
        .map(bidder -> new ResultNotice(execution.getProcessInstanceId(), projectCode, projectName, bidder.text("bidder"),
            bidder.text("email"), winner, amount))
        .toList());
  }
}
