package cn.pmo.itproject.review;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.engine.EngineTimes;
import cn.pmo.itproject.step.StepCatalog;
import cn.pmo.itproject.step.StepPass;
import cn.pmo.itproject.step.StepProperties;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What open steps are about to decide on, with a fixed number of queries for any number of steps. */
@Component
public class ReviewedDocuments {

  private final StepCatalog steps;
  private final DocumentRegister register;
  private final JdbcClient jdbc;

  ReviewedDocuments(StepCatalog steps, DocumentRegister register, JdbcClient jdbc) {
    this.steps = steps;
    this.register = register;
    this.jdbc = jdbc;
  }

  /** A step with the property {@code document}. */
  private record Review(Task task, String variable, boolean delivers) {
  }

  /**
   * The version that would be decided on now, by task; without the steps that decide on no document.
   *
   * @param projectCode of a task, null if it belongs to none
   */
  public Map<String, DocumentVersion> of(Collection<Task> tasks, Function<Task, String> projectCode) {
    List<Review> reviews = tasks.stream().filter(task -> projectCode.apply(task) != null).flatMap(task -> steps
        .find(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).flatMap(step -> review(task, step)).stream()).toList();
    if (reviews.isEmpty()) {
      return Map.of();
    }
    Set<String> projects = reviews.stream().map(review -> projectCode.apply(review.task())).collect(Collectors.toSet());
    Set<String> variables = reviews.stream().map(Review::variable).collect(Collectors.toSet());
    Map<String, List<DocumentVersion>> versions = register.all(projects, variables).stream()
        .collect(Collectors.groupingBy(DocumentVersion::projectCode));
    Map<String, Instant> passes = passes(reviews);
    Map<String, DocumentVersion> documents = new HashMap<>();
    reviews.forEach(review -> {
      String taskId = review.task().getId();
      Instant until = review.delivers()
          ? passes.getOrDefault(taskId, EngineTimes.exact(review.task().getCreateTime().toInstant(), taskId)) : null;
      DecisionLog.decidedOn(versions.getOrDefault(projectCode.apply(review.task()), List.of()), review.variable(), until)
          .ifPresent(version -> documents.put(taskId, version));
    });
    return documents;
  }

  private static Optional<Review> review(Task task, StepProperties step) {
    return step.get("document").map(variable -> new Review(task, variable, step.pairs("outputs").containsKey(variable)));
  }

  /** When the passes of resumed steps began. */
  private Map<String, Instant> passes(List<Review> reviews) {
    List<String> delivering = reviews.stream().filter(Review::delivers).map(review -> review.task().getId()).toList();
    Map<String, Instant> passes = new HashMap<>();
    if (!delivering.isEmpty()) {
      jdbc.sql("select TASK_ID_, LONG_ from ACT_RU_VARIABLE where TASK_ID_ in (:tasks) and NAME_ = :name").param("tasks", delivering)
          .param("name", StepPass.STARTED_AT)
          .query(row -> {
            passes.put(row.getString("TASK_ID_"), Instant.ofEpochMilli(row.getLong("LONG_")));
          });
    }
    return passes;
  }
}
