package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on completion of 发布采购公告（邀请）: checks and counts the bidders. */
@Component
class RegisterBiddersListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    List<FormRow> bidders = FormRow.read(form, "bidders", "响应供应商");
    Bidders.check(bidders);
    form.setJson("bidders", bidders.stream().map(row -> {
      Map<String, Object> bidder = row.copy();
      bidder.put("bidder", row.text("bidder"));
      bidder.put("email", row.text("email"));
      return bidder;
    }).toList());
    task.setVariable("bidderCount", bidders.size());
  }
}
