package cn.pmo.itproject.contract;

import cn.pmo.itproject.form.FormData;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-13: makes one decision with its reasons and suggestions out of the legal, financial and technical reviews. */
@Component
class ConsolidateJointReviewDelegate implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    FormData form = FormData.of(execution);
    JointReview review = JointReview.of(List.of(opinion(form, "法务", "legal"), opinion(form, "财务", "finance"),
        opinion(form, "技术", "technical")));
    execution.setVariable("decision", review.decision());
    execution.setVariable("decisionReason", review.reason());
    execution.setVariable("decisionSuggestion", review.suggestion());
  }

  private static JointReview.Opinion opinion(FormData form, String role, String prefix) {
    return new JointReview.Opinion(role, form.text(prefix + "Decision"), form.text(prefix + "Reason"), form.text(prefix + "Suggestion"));
  }
}
