package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.review.DecidedStep;
import cn.pmo.itproject.review.DecisionMakers;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** JS-21, JS-34, on completion of an acceptance: only the body that the decision acceptance-authority named accepts, by the criteria. */
@Component
class CheckAcceptanceListener implements TaskListener {

  /** Who accepted at which step; lives until the verdict is recorded later in the same transaction. */
  static final String ACCEPTED_STEP = "acceptedStep";

  private final DecisionMakers decisionMakers;
  private final RequiredDocuments documents;

  CheckAcceptanceListener(DecisionMakers decisionMakers, RequiredDocuments documents) {
    this.decisionMakers = decisionMakers;
    this.documents = documents;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    String userId = decisionMakers.requireMember(task, AcceptanceBody.of(task));
    List<Boolean> answers = Arrays.asList(form.bool("criterion1"), form.bool("criterion2"), form.bool("criterion3"),
        form.bool("criterion4"));
    Acceptance acceptance = AcceptanceRule.check(answers, FormRow.read(form, "findings", "问题清单"), documents.missing(task));
    acceptance.criteria().forEach(task::setVariable);
    form.setJson("findings", acceptance.findingRows());
    task.setVariable(ACCEPTED_STEP, Variables.objectValue(DecidedStep.of(task, userId), true).create());
  }
}
