package cn.pmo.itproject.procurement;

import cn.pmo.itproject.budget.Money;
import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.notification.Address;
import cn.pmo.itproject.notification.Notice;
import cn.pmo.itproject.notification.Notice.Facts;
import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.notification.Notices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-11 结果通知: tells every bidder the result. The mails are on their own from here; the procurement does not wait for them. */
@Component
class NotifyBiddersDelegate implements JavaDelegate {

  private final Notices notices;

  NotifyBiddersDelegate(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FormData form = FormData.of(execution);
    List<Address> bidders = FormRow.read(form, "bidders", "响应供应商").stream()
        .map(bidder -> new Address(bidder.text("bidder"), bidder.text("email"))).toList();
    Map<String, String> facts = new HashMap<>();
    facts.put(Facts.PROJECT_NAME, form.text("projectName"));
    facts.put(Facts.WINNER, form.text("winningBidder"));
    facts.put(Facts.AMOUNT, Money.format(form.decimal("winningBidAmount", "中选金额")));
    facts.put(Facts.PROCUREMENT, execution.getProcessInstanceId());
    notices.post(new Notice(NoticeEvent.PROCUREMENT_RESULT, execution.getProcessBusinessKey(), null, Set.of(), Set.of(), bidders, facts));
  }
}
