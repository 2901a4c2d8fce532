package cn.pmo.itproject.review;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.organization.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.spin.Spin;
import org.springframework.stereotype.Component;

/** Puts every decision on record, within the transaction of the step: who, when, verdict, why, on which version of which document. */
@Component
public class DecisionLog {

  private final ReviewRecords records;
  private final DocumentRegister documents;
  private final CurrentUser currentUser;
  private final Deputies deputies;

  DecisionLog(ReviewRecords records, DocumentRegister documents, CurrentUser currentUser, Deputies deputies) {
    this.records = records;
    this.documents = documents;
    this.currentUser = currentUser;
    this.deputies = deputies;
  }

  /** The version of the document the step decides on; empty if it decides on none. */
  public Optional<DocumentVersion> document(DecidedStep step) {
    return decidedOn(documents.all(step.projectCode()), step.documentVariable(), step.documentUntil());
  }

  /**
   * The newest version of the document.
   *
   * @param versions of a project's documents, in the order of their delivery
   * @param until up to when versions count, null for the newest of all
   */
  static Optional<DocumentVersion> decidedOn(List<DocumentVersion> versions, String variable, Instant until) {
    return versions.stream().filter(version -> version.variable().equals(variable))
        .filter(version -> until == null || !version.createdAt().isAfter(until)).reduce((earlier, later) -> later);
  }

  /** Records a decision with its reason and suggestion; both may be null. */
  public void add(ReviewKind kind, DecidedStep step, String verdict, String reason, String suggestion) {
    add(kind, step, verdict, reason, suggestion, null, null);
  }

  /**
   * Records a decision with what was found.
   *
   * @param findings any value that can be written as JSON, or null
   * @param criteria likewise
   */
  public void add(ReviewKind kind, DecidedStep step, String verdict, String reason, String suggestion, Object findings, Object criteria) {
    Optional<DocumentVersion> document = document(step);
    records.add(new ReviewRecord(null, step.projectCode(), kind, step.processKey(), step.processInstanceId(), step.taskId(), step.stepId(),
        step.stepName(), step.clause(), step.userId(), name(step), ClockUtil.now().toInstant(), verdict,
        step.label(verdict), reason, suggestion, json(findings), json(criteria), document.map(DocumentVersion::variable).orElse(null),
        document.map(DocumentVersion::title).orElse(null), document.map(DocumentVersion::version).orElse(null),
        document.map(DocumentVersion::sha256).orElse(null)));
  }

  /** A deputy is named with the person he stood in for. */
  private String name(DecidedStep step) {
    return Deputies.label(currentUser.displayName(step.userId()),
        deputies.principal(step.taskId(), step.userId()).map(currentUser::displayName).orElse(null));
  }

  private static String json(Object value) {
    return value == null ? null : Spin.JSON(value).toString();
  }
}
