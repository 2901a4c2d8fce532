package cn.pmo.itproject.review;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.DocumentAuthors;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Separation of duties (ours): who wrote a document does not review it. Its authors are who uploaded it and everybody in whose name it was
 * delivered ({@link DocumentAuthors}). A deputy acts for the person he stands in for: what he wrote as a
 * deputy counts as written by both, and he reviews neither what he wrote nor what that person wrote. Off with
 * {@code it-project.review.separation-of-duties=false}.
 */
@Component
public class SeparationOfDuties {

  private final DecisionLog log;
  private final DocumentAuthors authors;
  private final Deputies deputies;
  private final CurrentUser people;
  private final boolean required;

  SeparationOfDuties(DecisionLog log, DocumentAuthors authors, Deputies deputies, CurrentUser people,
      @Value("${it-project.review.separation-of-duties:true}") boolean required) {
    this.log = log;
    this.authors = authors;
    this.deputies = deputies;
    this.people = people;
    this.required = required;
  }

  /** What keeps the user from having to do with a review, in words: he or the person he stands in for wrote what is reviewed. */
  public Optional<String> obstacle(DelegateTask task, String userId) {
    return obstacle(DecidedStep.of(task, userId));
  }

  /** The document under review that would keep somebody from reviewing it for a person; empty if there is none. */
  public Optional<DocumentVersion> ownDocument(DelegateTask task, String deputyId, String personId) {
    return own(DecidedStep.of(task, deputyId), List.of(personId));
  }

  /**
   * Refuses the decision of the author.
   *
   * @throws RuleViolationException naming the document, its author and the reviewer
   */
  void check(DecidedStep step) {
    obstacle(step).ifPresent(words -> {
      throw new RuleViolationException("userId", words);
    });
  }

  private Optional<String> obstacle(DecidedStep step) {
    List<String> represented = deputies.principal(step.taskId(), step.userId()).map(List::of).orElse(List.of());
    return own(step, represented).map(document -> "《" + document.title() + "》由" + writtenBy(document) + "编制，"
        + label(step.userId(), represented) + "不能审批：编制人不能审批自己的文档，受托人也不能代编制人审批，应由他人办理");
  }

  private Optional<DocumentVersion> own(DecidedStep step, List<String> represented) {
    return !required || step.documentVariable() == null ? Optional.empty() : log.document(step)
        .filter(document -> !Collections.disjoint(authors(document), ids(step.userId(), represented)));
  }

  private Set<String> authors(DocumentVersion document) {
    Set<String> ids = new LinkedHashSet<>(authors.of(document.id()));
    ids.addAll(representedBy(document));
    if (document.authorId() != null) {
      ids.add(document.authorId());
    }
    return ids;
  }

  /** Who uploaded it, and for whom, before all others. */
  private String writtenBy(DocumentVersion document) {
    List<String> represented = representedBy(document);
    Stream<String> others = authors(document).stream().filter(id -> !id.equals(document.authorId()) && !represented.contains(id))
        .map(people::displayName);
    Stream<String> uploader = Stream.ofNullable(document.authorId()).map(id -> label(id, represented));
    return Stream.concat(uploader, others).collect(Collectors.joining("、"));
  }

  /** For whom the one who uploaded it worked. */
  private List<String> representedBy(DocumentVersion document) {
    return document.authorId() == null ? List.of()
        : deputies.principalsAt(document.processInstanceId(), document.stepId(), document.authorId());
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
