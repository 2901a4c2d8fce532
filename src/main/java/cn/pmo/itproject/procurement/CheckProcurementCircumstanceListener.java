package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.rule.RuleViolationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on completion of 确定采购方式: a failed tender is a circumstance only after a tender of the project has failed. */
@Component
class CheckProcurementCircumstanceListener implements TaskListener {

  private static final String FAILED_TENDER = "FAILED_TENDER";

  private final ReviewRecords reviews;

  CheckProcurementCircumstanceListener(ReviewRecords reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    if (FAILED_TENDER.equals(FormData.of(task).text("procurementCircumstance"))
        && !hasFailedTender(task.getExecution().getProcessBusinessKey())) {
      throw new RuleViolationException("procurementCircumstance",
          "采购情形“公开采购流标”（" + FAILED_TENDER + "）不成立：本项目没有流标记录，应选择其他情形，或在采购流标并处理后再选择");
    }
  }

  /** Every failed tender passes the step that decides how to go on. */
  private boolean hasFailedTender(String projectCode) {
    return reviews.standing(projectCode).stream()
        .anyMatch(review -> review.stepId().equals(ProcurementProcess.USER_TASK_HANDLE_FAILED_TENDER));
  }
}
