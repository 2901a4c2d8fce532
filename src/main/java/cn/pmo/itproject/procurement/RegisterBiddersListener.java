package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.project.ProjectDate;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.rule.Violations;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on completion of 发布采购公告（邀请）: checks its date, checks and counts the bidders. */
@Component
class RegisterBiddersListener implements TaskListener {

  private final ProjectLedger ledger;

  RegisterBiddersListener(ProjectLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    List<FormRow> bidders = FormRow.read(form, "bidders", "响应供应商");
    LocalDate announcedOn = form.date("announcedOn", "公告（邀请）日期");
    LocalDate registeredOn = ledger.require(task.getExecution().getProcessBusinessKey()).registeredOn();

    Violations violations = new Violations();
    ProjectDate.check("announcedOn", "公告（邀请）日期", announcedOn, registeredOn, Today.inShanghai(), violations);
    Bidders.check(bidders, violations);
    violations.throwIfAny();

    form.setJson("bidders", bidders.stream().map(row -> {
      Map<String, Object> bidder = row.copy();
      bidder.put("bidder", row.text("bidder"));
      bidder.put("email", row.text("email"));
      return bidder;
    }).toList());
    task.setVariable("bidderCount", bidders.size());
  }
}
