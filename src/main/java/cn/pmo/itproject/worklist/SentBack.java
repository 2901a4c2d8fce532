package cn.pmo.itproject.worklist;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.engine.EngineTimes;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the decision that sent a step back to be done again: that of the step completed last before the task came, in the same process
 * instance, or of one that was open beside it, as in the joint review of a contract. Decisions taken back do not count.
 */
@Component
public class SentBack {

  private final JdbcClient jdbc;
  private final ReviewRecords reviews;

  SentBack(JdbcClient jdbc, ReviewRecords reviews) {
    this.jdbc = jdbc;
    this.reviews = reviews;
  }

  private record Done(String taskId, String processInstanceId, Instant from, Instant to) {

    /** The record of a decision tells its end in milliseconds, the engine on some databases in seconds. */
    private Instant decided(Map<String, ReviewRecord> reviews) {
      ReviewRecord review = reviews.get(taskId);
      return review == null ? to : review.decidedAt();
    }
  }

  /**
   * The newest negative decision by task; those nobody sent back are missing.
   *
   * @param projectCodes of the tasks
   */
  public Map<String, ReviewRecord> of(List<Task> tasks, Collection<String> projectCodes) {
    Map<String, ReviewRecord> negative = new HashMap<>();
    reviews.negative(projectCodes).forEach(review -> negative.put(review.taskId(), review));
    if (negative.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Done>> done = done(tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()), projectCodes);
    Map<String, ReviewRecord> sentBack = new HashMap<>();
    for (Task task : tasks) {
      Instant created = EngineTimes.exact(task.getCreateTime().toInstant(), task.getId());
      List<Done> before = done.getOrDefault(task.getProcessInstanceId(), List.of()).stream().filter(d -> !d.decided(negative).isAfter(created)).toList();
      before.stream().max(Comparator.comparing(Done::to).thenComparing(Done::from))
          .flatMap(last -> before.stream().filter(d -> d.decided(negative).isAfter(last.from()) || d == last)
          .map(d -> negative.get(d.taskId())).filter(review -> review != null).max(Comparator.comparing(ReviewRecord::id)))
          .ifPresent(review -> sentBack.put(task.getId(), review));
    }
    return sentBack;
  }

  private Map<String, List<Done>> done(Set<String> processInstanceIds, Collection<String> projectCodes) {
    Set<String> withdrawn = new HashSet<>(jdbc.sql("select task_id from task_event where project_code in (:codes) and kind = 'WITHDRAWN'")
        .param("codes", projectCodes).query(String.class).list());
    return jdbc.sql("""
        select ID_, PROC_INST_ID_, START_TIME_, END_TIME_ from ACT_HI_TASKINST
        where PROC_INST_ID_ in (:instances) and END_TIME_ is not null and DELETE_REASON_ = 'completed'""")
        .param("instances", processInstanceIds)
        .query((row, index) -> new Done(row.getString("ID_"), row.getString("PROC_INST_ID_"),
            EngineTimes.exact(ColumnTimes.engineInstant(row, "START_TIME_"), row.getString("ID_")), ColumnTimes.engineInstant(row, "END_TIME_")))
        .list().stream().filter(d -> !withdrawn.contains(d.taskId())).collect(Collectors.groupingBy(Done::processInstanceId));
  }
}
