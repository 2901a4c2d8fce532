package cn.pmo.itproject.document;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.step.StepPass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * In whose name a version of a document was delivered, besides the one who uploaded it: who completed a step that delivers it, who had
 * delegated the step, and the persons for whom these acted as deputies. Put on record when it happens.
 */
@Service
public class DocumentAuthors {

  private final JdbcClient jdbc;
  private final DocumentRegister register;
  private final Deputies deputies;

  DocumentAuthors(JdbcClient jdbc, DocumentRegister register, Deputies deputies) {
    this.jdbc = jdbc;
    this.register = register;
    this.deputies = deputies;
  }

  /** The users who count as authors of a version besides the one who uploaded it. */
  public List<String> of(String documentId) {
    return jdbc.sql("select user_id from document_author where document_id = ? order by user_id").param(documentId)
        .query(String.class).list();
  }

  /** A version was uploaded in a task. */
  void uploaded(String documentId, DelegateTask task, String uploader) {
    Stream.of(uploader, Optional.ofNullable(task.getOwner()).orElse(uploader)).flatMap(user -> withPrincipal(task, user)).distinct()
        .filter(user -> !user.equals(uploader)).forEach(user -> add(documentId, user));
  }

  /** A step is completed: its assignee delivers what it delivers, even if somebody else has uploaded it or had delivered it before. */
  public void delivered(DelegateTask task) {
    Step step = Step.of(task.getBpmnModelElementInstance());
    String projectCode = task.getExecution().getProcessBusinessKey();
    if (projectCode == null || step.outputs().isEmpty()) {
      return;
    }
    String unit = step.elementVariable().map(task::getVariable).map(Object::toString).orElse("");
    List<DocumentVersion> all = register.all(projectCode);
    step.outputs().keySet().forEach(variable -> delivered(task, step,
        all.stream().filter(version -> version.variable().equals(variable) && version.scope().equals(unit)).toList()));
  }

  private void delivered(DelegateTask task, Step step, List<DocumentVersion> versions) {
    if (versions.isEmpty()) {
      return;
    }
    DocumentVersion newest = versions.get(versions.size() - 1);
    if (step.properties().get("document").filter(newest.variable()::equals).isPresent()) {
      // A review that delivers the approved copy: it has not written what it was given, and whoever has wrote the copy, too.
      Instant started = StepPass.startedAt(task);
      if (!newest.createdAt().isAfter(started)) {
        return;
      }
      versions.stream().filter(version -> !version.createdAt().isAfter(started)).reduce((earlier, later) -> later)
          .ifPresent(reviewed -> Stream.concat(of(reviewed.id()).stream(), Stream.ofNullable(reviewed.authorId()))
              .forEach(author -> add(newest.id(), author)));
    }
    Stream.of(Optional.ofNullable(task.getAssignee()), Optional.ofNullable(task.getOwner())).flatMap(Optional::stream)
        .flatMap(user -> withPrincipal(task, user)).forEach(user -> add(newest.id(), user));
  }

  private Stream<String> withPrincipal(DelegateTask task, String userId) {
    return Stream.concat(Stream.ofNullable(userId), deputies.principal(task.getId(), userId).stream());
  }

  private void add(String documentId, String userId) {
    if (!of(documentId).contains(userId)) {
      jdbc.sql("insert into document_author (document_id, user_id) values (?, ?)").params(documentId, userId).update();
    }
  }
}
