package cn.pmo.itproject.project;

import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the project in the ledger with the step and the reason of the decision that ended it. */
@Component
public class RegisterTerminationDelegate implements JavaDelegate {

  private final ProjectLedger ledger;
  private final ReviewRecords reviews;
  private final ClosingNotices notices;

  RegisterTerminationDelegate(ProjectLedger ledger, ReviewRecords reviews, ClosingNotices notices) {
    this.ledger = ledger;
    this.reviews = reviews;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String code = execution.getProcessBusinessKey();
    Optional<ReviewRecord> decision = reviews.lastTermination(code);
    String step = decision.map(ReviewRecord::stepName).orElse(null);
    String reason = decision.map(ReviewRecord::reason).orElse(null);
    ledger.terminate(code, step, reason);
    notices.terminated(code, step, reason);
  }
}
