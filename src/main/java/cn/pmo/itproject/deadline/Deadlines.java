package cn.pmo.itproject.deadline;

import cn.pmo.itproject.engine.ColumnTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The limits of the open steps, with what people were told of them. */
@Repository
class Deadlines {

  private static final int SUSPENDED = 2;
  /** How long what was told of a step is kept at least. */
  private static final Duration KEPT = Duration.ofDays(30);
  /** How many ids a statement gets at once. */
  private static final int BATCH = 500;

  private static final String DEADLINES = """
      select t.ID_, t.CREATE_TIME_, t.DUE_DATE_, t.PROC_INST_ID_, t.PROC_DEF_ID_, n.due_at, n.level_code
      from ACT_RU_TASK t left join deadline_notice n on n.task_id = t.ID_
      where t.SUSPENSION_STATE_ = 1 and t.PROC_DEF_ID_ is not null and\s""";

  private final JdbcClient jdbc;

  Deadlines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(String taskId, Instant created, Instant due, String processInstanceId, String processDefinitionId, Instant toldOf,
      String level) {
  }

  private record Instance(String id, boolean suspended, String projectCode, String caller) {
  }

  /** Those that end until a moment or have ended; the longest due first. */
  List<Deadline> until(Instant moment) {
    return deadlines(jdbc.sql(DEADLINES + "t.DUE_DATE_ <= ? order by t.DUE_DATE_").param(Date.from(moment)));
  }

  /** Those of these tasks that are open and have one. */
  List<Deadline> of(Collection<String> taskIds) {
    return deadlines(jdbc.sql(DEADLINES + "t.ID_ in (:ids) and t.DUE_DATE_ is not null order by t.ID_").param("ids", taskIds));
  }

  /** Removes what was told long ago of steps that are done. */
  void forget(Instant now) {
    jdbc.sql("delete from deadline_notice where told_at < ? and not exists (select 1 from ACT_RU_TASK t where t.ID_ = deadline_notice.task_id)")
        .param(ColumnTimes.utc(now.minus(KEPT))).update();
  }

  private List<Deadline> deadlines(JdbcClient.StatementSpec query) {
    List<Row> rows = query.query((result, index) -> new Row(result.getString("ID_"), ColumnTimes.engineInstant(result, "CREATE_TIME_"),
        ColumnTimes.engineInstant(result, "DUE_DATE_"), result.getString("PROC_INST_ID_"), result.getString("PROC_DEF_ID_"),
        ColumnTimes.instant(result, "due_at"), result.getString("level_code"))).list();
    Map<String, String> processes = processes(rows.stream().map(Row::processDefinitionId).collect(Collectors.toSet()));
    Map<String, Deadline> deadlines = new LinkedHashMap<>();
    for (Row row : rows) {
      Deadline deadline = deadlines.computeIfAbsent(row.taskId(), id -> new Deadline(id, row.created(), row.due(), row.processInstanceId(),
          processes.get(row.processDefinitionId()), new HashSet<>()));
      if (row.due().equals(row.toldOf())) {
        deadline.levels().add(row.level());
      }
    }
    return List.copyOf(deadlines.values());
  }

  /** Keys by definition. Joined to the tasks, they would make MySQL look through these once for each version of each process. */
  private Map<String, String> processes(Set<String> definitionIds) {
    Map<String, String> keys = new HashMap<>();
    for (List<String> ids : batches(definitionIds)) {
      jdbc.sql("select ID_, KEY_ from ACT_RE_PROCDEF where ID_ in (:ids)").param("ids", ids)
          .query(row -> {
            keys.put(row.getString("ID_"), row.getString("KEY_"));
          });
    }
    return keys;
  }

  /**
   * The projects that process instances belong to, by instance: without those that have none, and without those that rest because the
   * instance or one above it is suspended.
   */
  Map<String, String> activeProjects(Collection<String> processInstanceIds) {
    Map<String, Instance> instances = new HashMap<>();
    Set<String> next = new HashSet<>(processInstanceIds);
    while (!next.isEmpty()) {
      List<Instance> found = instances(next);
      found.forEach(instance -> instances.put(instance.id(), instance));
      next = found.stream().map(Instance::caller).filter(Objects::nonNull).filter(id -> !instances.containsKey(id))
          .collect(Collectors.toSet());
    }
    return processInstanceIds.stream().distinct().map(instances::get).filter(Objects::nonNull)
        .filter(instance -> instance.projectCode() != null && isActive(instances, instance))
        .collect(Collectors.toMap(Instance::id, Instance::projectCode));
  }

  private static boolean isActive(Map<String, Instance> instances, Instance instance) {
    return instance != null && !instance.suspended()
        && (instance.caller() == null || isActive(instances, instances.get(instance.caller())));
  }

  private List<Instance> instances(Collection<String> instanceIds) {
    List<Instance> instances = new ArrayList<>();
    for (List<String> ids : batches(instanceIds)) {
      instances.addAll(jdbc.sql("""
          select i.ID_, i.SUSPENSION_STATE_, i.BUSINESS_KEY_, c.PROC_INST_ID_ CALLER
          from ACT_RU_EXECUTION i left join ACT_RU_EXECUTION c on c.ID_ = i.SUPER_EXEC_ where i.ID_ in (:ids)""").param("ids", ids)
          .query((row, index) -> new Instance(row.getString("ID_"), row.getInt("SUSPENSION_STATE_") == SUSPENDED,
              row.getString("BUSINESS_KEY_"), row.getString("CALLER"))).list());
    }
    return instances;
  }

  private static List<List<String>> batches(Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    return IntStream.range(0, (all.size() + BATCH - 1) / BATCH)
        .mapToObj(batch -> all.subList(batch * BATCH, Math.min((batch + 1) * BATCH, all.size()))).toList();
  }
}
