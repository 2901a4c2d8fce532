package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.StaleVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on creation of 发布公告或邀请: a new round has its own announcement, bidders, scores and award. */
@Component
class PrepareTenderListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    StaleVariables.clear(task, "announcedOn", "bidderCount", "winningBidder", "winningBidAmount", "awardReason", "procurementResult");
    StaleVariables.remove(task, "bidders", "bidScores");
  }
}
