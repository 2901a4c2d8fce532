package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.review.DecidedStep;
import cn.pmo.itproject.review.DecisionLog;
import cn.pmo.itproject.review.ReviewKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** JS-21, JS-34, when the verdict is determined: puts the acceptance on record, with its verdict, criteria and findings, and tells of it. */
@Component
class RecordAcceptanceListener implements ExecutionListener {

  private final DecisionLog log;
  private final AcceptanceNotices notices;

  RecordAcceptanceListener(DecisionLog log, AcceptanceNotices notices) {
    this.log = log;
    this.notices = notices;
  }

  @Override
  public void notify(DelegateExecution execution) {
    FormData form = FormData.of(execution);
    DecidedStep step = (DecidedStep) execution.getVariable(CheckAcceptanceListener.ACCEPTED_STEP);
    if (step == null) {
      throw new IllegalStateException("The verdict must be determined in the transaction that completes the acceptance");
    }
    Map<String, Boolean> criteria = new LinkedHashMap<>();
    for (int number = 1; number <= AcceptanceRule.CRITERIA.size(); number++) {
      criteria.put("criterion" + number, form.bool("criterion" + number));
    }
    List<Map<String, Object>> findings = form.rows("findings", "问题清单");
    log.add(ReviewKind.ACCEPTANCE, step, form.text("verdict"), null, null, findings, criteria);
    notices.tell(step, form.text("verdict"), null, findings.stream().map(finding -> String.valueOf(finding.get("description"))).toList());
  }
}
