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

  RegisterTerminationDelegate(ProjectLedger ledger, ReviewRecords reviews) {
    this.ledger = ledger;
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String code = execution.getProcessBusinessKey();
    Optional<ReviewRecord> decision = reviews.lastTermination(code);
    ledger.terminate(code, decision.map(ReviewRecord::stepName).orElse(null), decision.map(ReviewRecord::reason).orElse(null));
  }
}
