package cn.pmo.itproject.review;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Separation of duties (ours): who wrote a document does not review it. A deputy acts for the person he stands in for: what he wrote as a
 * deputy counts as written by both, and he reviews neither what he wrote nor what that person wrote. Off with
 * {@code it-project.review.separation-of-duties=false}.
 */
@Component
public class SeparationOfDuties {

  private final DecisionLog log;
  private final Deputies deputies;
  private final CurrentUser people;
  private final boolean required;

  SeparationOfDuties(DecisionLog log, Deputies deputies, CurrentUser people,
      @Value("${it-project.review.separation-of-duties:true}") boolean required) {
    this.log = log;
    this.deputies = deputies;
    this.people = people;
    this.required = required;
  }

  /** The document under review that keeps the user from reviewing it: he or the person he stands in for wrote it; empty if there is none. */
  public Optional<DocumentVersion> ownDocument(DelegateTask task, String userId) {
    return own(DecidedStep.of(task, userId), deputies.principal(task.getId(), userId).map(List::of).orElse(List.of()));
  }

  /** Likewise for somebody who would stand in for a person. */
  public Optional<DocumentVersion> ownDocument(DelegateTask task, String deputyId, String personId) {
    return own(DecidedStep.of(task, deputyId), List.of(personId));
  }

  /**
   * Refuses the decision of the author.
   *
   * @throws RuleViolationException naming the document, its author and the reviewer
   */
  void check(DecidedStep step) {
    List<String> represented = deputies.principal(step.taskId(), step.userId()).map(List::of).orElse(List.of());
    own(step, represented).ifPresent(document -> {
      throw new RuleViolationException("userId", "《" + document.title() + "》由" + label(document.authorId(), representedBy(document)) + "编制，"
          + label(step.userId(), represented) + "不能审批：编制人不能审批自己的文档，受托人也不能代编制人审批，应由他人办理");
    });
  }

  private Optional<DocumentVersion> own(DecidedStep step, List<String> represented) {
    return !required || step.documentVariable() == null ? Optional.empty() : log.document(step)
        .filter(document -> document.authorId() != null)
        .filter(document -> !Collections.disjoint(ids(document.authorId(), representedBy(document)), ids(step.userId(), represented)));
  }

  /** For whom the author wrote it. */
  private List<String> representedBy(DocumentVersion document) {
    return deputies.principalsAt(document.processInstanceId(), document.stepId(), document.authorId());
  }

  private static Set<String> ids(String userId, List<String> represented) {
    Set<String> ids = new HashSet<>(represented);
    ids.add(userId);
    return ids;
  }

  private String label(String userId, List<String> represented) {
    return Deputies.label(people.displayName(userId),
        represented.isEmpty() ? null : String.join("、", represented.stream().map(people::displayName).toList()));
  }
}
