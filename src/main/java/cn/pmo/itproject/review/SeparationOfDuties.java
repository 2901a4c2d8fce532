package cn.pmo.itproject.review;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.organization.CurrentUser;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Separation of duties (ours): who wrote a document does not review it. A deputy acts for the person he stands in for: what he wrote as a
 * deputy counts as written by both, and he reviews neither what he wrote nor what that person wrote.
 */
@Component
public class SeparationOfDuties {

  private final DecisionLog log;
  private final Deputies deputies;
  private final CurrentUser people;
  private final boolean enabled;

  SeparationOfDuties(DecisionLog log, Deputies deputies, CurrentUser people,
      @Value("${it-project.review.separation-of-duties:true}") boolean enabled) {
    this.log = log;
    this.deputies = deputies;
    this.people = people;
    this.enabled = enabled;
  }

  /**
   * The one who completes a review did not write what is reviewed.
   *
   * @throws cn.pmo.itproject.rule.RuleViolationException naming the document, its author and the reviewer
   */
  void check(DecidedStep step) {
    check(step, deputies.principal(step.taskId(), step.userId()).orElse(null));
  }

  /**
   * Somebody may be given a review; any other step may be given to anybody.
   *
   * @param personId for whom he would do it as a deputy, null if for himself
   * @throws cn.pmo.itproject.rule.RuleViolationException naming the document, its author and the reviewer
   */
  public void check(DelegateTask task, String userId, String personId) {
    check(DecidedStep.of(task, userId), personId);
  }

  private void check(DecidedStep step, String personId) {
    Optional<DocumentVersion> document = enabled && step.documentVariable() != null ? log.document(step) : Optional.empty();
    document.filter(version -> version.authorId() != null).ifPresent(version -> {
      List<String> represented = deputies.principalsAt(version.processInstanceId(), version.stepId(), version.authorId());
      ReviewRule.checkSeparation(version.title(), actor(version.authorId(), represented),
          actor(step.userId(), personId == null ? List.of() : List.of(personId)));
    });
  }

  private ReviewRule.Actor actor(String userId, List<String> represented) {
    Set<String> ids = new HashSet<>(represented);
    ids.add(userId);
    String names = represented.isEmpty() ? null : String.join("、", represented.stream().map(people::displayName).toList());
    return new ReviewRule.Actor(ids, Deputies.label(people.displayName(userId), names));
  }
}
