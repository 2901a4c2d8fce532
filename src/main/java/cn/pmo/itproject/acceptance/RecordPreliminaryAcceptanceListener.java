package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.review.DecidedStep;
import cn.pmo.itproject.review.DecisionLog;
import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.review.ReviewKind;
import cn.pmo.itproject.rule.Violations;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-31, on completion of 项目初验: puts the findings on record and tells of them; with any, JS-32 and JS-33 follow. */
@Component
class RecordPreliminaryAcceptanceListener implements TaskListener {

  private final DecisionMakers decisionMakers;
  private final DecisionLog log;
  private final AcceptanceNotices notices;

  RecordPreliminaryAcceptanceListener(DecisionMakers decisionMakers, DecisionLog log, AcceptanceNotices notices) {
    this.decisionMakers = decisionMakers;
    this.log = log;
    this.notices = notices;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    String userId = decisionMakers.requireCandidate(task);
    Violations violations = new Violations();
    List<Map<String, String>> findings = FormRow.read(form, "findings", "问题清单").stream()
        .map(row -> row.requiredText("description", "说明", violations))
        .map(description -> Map.of("description", String.valueOf(description)))
        .toList();
    violations.throwIfAny();
    form.setJson("findings", findings);
    task.setVariable("hasFindings", !findings.isEmpty());
    DecidedStep step = DecidedStep.of(task, userId);
    String verdict = findings.isEmpty() ? "PASSED" : "FAILED";
    String conclusion = form.text("preliminaryConclusion");
    log.add(ReviewKind.ACCEPTANCE, step, verdict, conclusion, null, findings, null);
    notices.tell(step, verdict, conclusion, findings.stream().map(finding -> finding.get("description")).toList());
  }
}
