package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Database.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what people were told with what is in the database, past the application: every step of a project that is free of rejections
 * is done once, every document, review and job of it is there once.
 */
final class Books {

  /** Steps that are done more than once on the way without rejections: by two units, or for two targets of research. */
  private static final Map<String, Integer> SEVERAL = Map.of("UserTask_ConductResearch", 2, "UserTask_RunPilot", 2, "UserTask_RunTrial", 2,
      "UserTask_ReportTrialIssues", 2);

  /** Steps people do on the way without rejections, each as often as it is done. */
  static final int STEPS_OF_A_PROJECT = 50;

  /** Processes of the system, which carry the business key of a project as well. */
  private static final String OF_PEOPLE = "p.PROC_DEF_KEY_ not in ('notification', 'overdue-watch')";

  private final Database database;
  private final Counts counts;
  private final List<Project> projects;
  private final String codes;
  private final List<String> problems = new ArrayList<>();

  private Books(Database database, Counts counts, Collection<Project> projects) {
    this.database = database;
    this.counts = counts;
    this.projects = List.copyOf(projects);
    this.codes = codes(projects);
  }

  /** The codes of projects as a list of SQL. */
  static String codes(Collection<Project> projects) {
    return projects.stream().map(project -> "'" + project.code() + "'").collect(Collectors.joining(",", "(", ")"));
  }

  /** Adds the balance of these projects to the counts. */
  static void balance(Database database, Counts counts, Collection<Project> projects) {
    Books books = new Books(database, counts, projects);
    books.projects();
    books.steps();
    books.documents();
    books.reviews();
    books.jobs();
    books.codes();
    counts.problems(books.problems);
  }

  private void projects() {
    Map<String, Long> byName = new HashMap<>();
    for (Row row : database.query("select name, count(*) from project group by name")) {
      byName.put(row.text(0), row.number(1));
    }
    long lost = projects.stream().filter(project -> !byName.containsKey(project.name())).count();
    long doubled = projects.stream().mapToLong(project -> Math.max(0, byName.getOrDefault(project.name(), 0L) - 1)).sum();
    counts.line("projects", projects.size(), projects.size() - lost + doubled, lost, doubled);
    long closed = database.number("select count(*) from project where status = 'CLOSED' and code in " + codes);
    long finished = projects.stream().filter(Project::isClosed).count();
    if (finished > 0) {
      counts.line("archived projects", finished, closed, Math.max(0, finished - closed), Math.max(0, closed - finished));
    }
  }

  private void steps() {
    Set<String> completed = new HashSet<>();
    Map<String, Map<String, Integer>> byProject = new LinkedHashMap<>();
    int instances = 0;
    for (Row row : database.query("select p.BUSINESS_KEY_, t.TASK_DEF_KEY_, t.ID_, t.DELETE_REASON_ from ACT_HI_TASKINST t"
        + " join ACT_HI_PROCINST p on p.PROC_INST_ID_ = t.PROC_INST_ID_ where " + OF_PEOPLE + " and p.BUSINESS_KEY_ in " + codes)) {
      byProject.computeIfAbsent(row.text(0), code -> new HashMap<>()).merge(row.text(1), 1, Integer::sum);
      instances++;
      if ("completed".equals(row.text(3))) {
        completed.add(row.text(2));
      }
    }
    List<Submission> told = attempts().stream().filter(Submission::acknowledged).filter(attempt -> !attempt.step().equals(Submission.START)).toList();
    Set<String> toldTasks = told.stream().map(Submission::taskId).collect(Collectors.toSet());
    long lost = toldTasks.stream().filter(task -> !completed.contains(task)).count();
    long doubled = told.size() - toldTasks.size();
    for (Project project : projects) {
      Map<String, Integer> steps = byProject.getOrDefault(project.code(), Map.of());
      for (Map.Entry<String, Integer> step : steps.entrySet()) {
        int more = step.getValue() - SEVERAL.getOrDefault(step.getKey(), 1);
        if (more > 0) {
          doubled += more;
          problems.add(project.code() + ": " + step.getKey() + " × " + step.getValue());
        }
      }
      int all = steps.values().stream().mapToInt(Integer::intValue).sum();
      if (project.isClosed() && all < STEPS_OF_A_PROJECT) {
        lost += STEPS_OF_A_PROJECT - all;
        problems.add(project.code() + " is closed after " + all + " steps: " + steps.keySet());
      }
    }
    counts.line("steps people were told are done", toldTasks.size(), toldTasks.size() - lost, lost, doubled);
    counts.note("steps done without the person being told (no answer)", completed.stream().filter(task -> !toldTasks.contains(task)).count());
    counts.note("steps still open", instances - completed.size());
    long activities = 0;
    for (Row row : database.query("select p.BUSINESS_KEY_, a.ACT_ID_, count(*) from ACT_HI_ACTINST a join ACT_HI_PROCINST p"
        + " on p.PROC_INST_ID_ = a.PROC_INST_ID_ where a.ACT_TYPE_ in ('serviceTask', 'sendTask', 'businessRuleTask', 'callActivity')"
        + " and " + OF_PEOPLE + " and p.BUSINESS_KEY_ in " + codes + " group by p.BUSINESS_KEY_, a.ACT_ID_ having count(*) > 1")) {
      activities += row.number(2) - 1;
      problems.add(row.text(0) + ": " + row.text(1) + " × " + row.text(2));
    }
    long system = database.number("select count(*) from ACT_HI_ACTINST a join ACT_HI_PROCINST p on p.PROC_INST_ID_ = a.PROC_INST_ID_"
        + " where a.ACT_TYPE_ in ('serviceTask', 'sendTask', 'businessRuleTask', 'callActivity') and " + OF_PEOPLE + " and p.BUSINESS_KEY_ in "
        + codes);
    counts.line("steps of the system", system - activities, system, 0, activities);
  }

  private void documents() {
    Map<String, Integer> registered = new HashMap<>();
    for (Row row : database.query("select sha256, count(*) from project_document where variable <> 'projectArchive' and project_code in "
        + codes + " group by sha256")) {
      registered.put(row.text(0), (int) row.number(1));
    }
    Set<String> completed = completedTasks();
    Map<String, List<Submission>> byTask = attempts().stream().filter(attempt -> !attempt.documents().isEmpty())
        .collect(Collectors.groupingBy(Submission::taskId));
    long expected = 0;
    long found = 0;
    long lost = 0;
    long doubled = 0;
    for (Map.Entry<String, List<Submission>> task : byTask.entrySet()) {
      boolean done = completed.contains(task.getKey()) || task.getKey().startsWith(Submission.START);
      int should = done ? task.getValue().get(0).documents().size() : 0;
      int is = task.getValue().stream().flatMap(attempt -> attempt.documents().stream()).distinct()
          .mapToInt(digest -> registered.getOrDefault(digest, 0)).sum();
      // Of somebody who was told that it is done, it must be his.
      boolean his = task.getValue().stream().filter(Submission::acknowledged).allMatch(attempt -> registered.keySet().containsAll(attempt.documents()));
      expected += should;
      found += is;
      lost += his ? Math.max(0, should - is) : should;
      doubled += Math.max(0, is - should);
      if (is != should || !his) {
        problems.add("documents of " + task.getValue().get(0).step() + " of " + task.getValue().get(0).project() + ": " + is
            + " instead of " + should + (his ? "" : ", not those of the one who was told"));
      }
    }
    counts.line("documents", expected, found, lost, doubled);
    long unreadable = database.number("select count(*) from project_document d left join ACT_HI_DETAIL h on h.ID_ = d.content_ref"
        + " left join ACT_GE_BYTEARRAY b on b.ID_ = h.BYTEARRAY_ID_ where (b.BYTES_ is null or length(b.BYTES_) <> d.size_bytes"
        + " or sha2(b.BYTES_, 256) <> d.sha256) and d.project_code in " + codes);
    counts.exactly("documents whose content is not what the register says", 0, unreadable);
  }

  private Set<String> completedTasks() {
    return database.query("select t.ID_ from ACT_HI_TASKINST t join ACT_HI_PROCINST p on p.PROC_INST_ID_ = t.PROC_INST_ID_"
        + " where t.DELETE_REASON_ = 'completed' and p.BUSINESS_KEY_ in " + codes).stream().map(row -> row.text(0)).collect(Collectors.toSet());
  }

  private void reviews() {
    Map<String, Long> records = new HashMap<>();
    for (Row row : database.query("select task_id, count(*) from review_record where project_code in " + codes + " group by task_id")) {
      records.put(row.text(0), row.number(1));
    }
    Set<String> completed = completedTasks();
    Set<String> decided = attempts().stream().filter(Submission::decides).map(Submission::taskId).filter(completed::contains)
        .collect(Collectors.toSet());
    long lost = decided.stream().filter(task -> !records.containsKey(task)).count();
    long doubled = records.entrySet().stream().mapToLong(record -> decided.contains(record.getKey()) ? record.getValue() - 1 : record.getValue())
        .sum();
    counts.line("review records", decided.size(), records.values().stream().mapToLong(Long::longValue).sum(), lost, doubled);
  }

  private void jobs() {
    String log = "ACT_HI_JOB_LOG l join ACT_HI_PROCINST p on p.PROC_INST_ID_ = l.PROCESS_INSTANCE_ID_ where p.BUSINESS_KEY_ in " + codes;
    long created = database.number("select count(distinct l.JOB_ID_) from " + log + " and l.JOB_STATE_ = 0");
    long done = database.number("select count(distinct l.JOB_ID_) from " + log + " and l.JOB_STATE_ in (2, 3)");
    long twice = database.query("select l.JOB_ID_ from " + log + " and l.JOB_STATE_ = 2 group by l.JOB_ID_ having count(*) > 1").size();
    long waiting = database.number("select count(distinct j.ID_) from ACT_RU_JOB j join ACT_HI_PROCINST p on p.PROC_INST_ID_ ="
        + " j.PROCESS_INSTANCE_ID_ where p.BUSINESS_KEY_ in " + codes);
    counts.line("jobs", created, done + waiting, created - done - waiting, twice);
    counts.note("jobs waiting", waiting);
    counts.note("attempts of jobs that were given up and repeated", failedAttempts(database, projects));
    counts.exactly("incidents", 0, database.number("select count(*) from ACT_RU_INCIDENT i join ACT_HI_PROCINST p"
        + " on p.PROC_INST_ID_ = i.PROC_INST_ID_ where p.BUSINESS_KEY_ in " + codes));
    counts.note("longest waits of jobs", longestWaits(database, projects));
  }

  /** Attempts of jobs of the projects' own processes that were given up, whether they cost the job a retry or not. */
  private static long failedAttempts(Database database, Collection<Project> projects) {
    return database.number("select count(*) from ACT_HI_JOB_LOG l join ACT_HI_PROCINST p on p.PROC_INST_ID_ = l.PROCESS_INSTANCE_ID_"
        + " where l.JOB_STATE_ = 1 and " + OF_PEOPLE + " and p.BUSINESS_KEY_ in " + codes(projects));
  }

  /** Jobs of the projects, mails included, that ended with another number of retries than they began with. */
  static long retriesLost(Database database, Collection<Project> projects) {
    return database.number("select count(*) from ACT_HI_JOB_LOG c join ACT_HI_JOB_LOG s on s.JOB_ID_ = c.JOB_ID_ and s.JOB_STATE_ = 2"
        + " join ACT_HI_PROCINST p on p.PROC_INST_ID_ = c.PROCESS_INSTANCE_ID_ where c.JOB_STATE_ = 0 and c.JOB_RETRIES_ <> s.JOB_RETRIES_"
        + " and p.BUSINESS_KEY_ in " + codes(projects));
  }

  /** Seconds between the time a job was due and its beginning, of the one that waited longest; the engine keeps full seconds. */
  static long longestWait(Database database, Collection<Project> projects) {
    return waits(database, projects).stream().findFirst().map(row -> row.number(0)).orElse(0L);
  }

  /** The three longest waits of jobs: how long, where, and when the job began. */
  static String longestWaits(Database database, Collection<Project> projects) {
    return waits(database, projects).stream().limit(3).map(row -> row.text(0) + " s at " + row.text(1) + " until " + row.text(2))
        .collect(Collectors.joining(", "));
  }

  /** A job goes on before its activity, so that begins with it. */
  private static List<Row> waits(Database database, Collection<Project> projects) {
    return database.query("select timestampdiff(second, greatest(c.TIMESTAMP_, coalesce(c.JOB_DUEDATE_, c.TIMESTAMP_)), a.START_TIME_) waited,"
        + " c.ACT_ID_, a.START_TIME_ from ACT_HI_JOB_LOG c join ACT_HI_ACTINST a on a.PROC_INST_ID_ = c.PROCESS_INSTANCE_ID_"
        + " and a.ACT_ID_ = c.ACT_ID_ join ACT_HI_PROCINST p on p.PROC_INST_ID_ = c.PROCESS_INSTANCE_ID_ where c.JOB_STATE_ = 0 and "
        + OF_PEOPLE + " and p.BUSINESS_KEY_ in " + codes(projects) + " order by waited desc");
  }

  /** Codes are numbered without gaps whatever happened to starts. */
  private void codes() {
    for (Row row : database.query("select substring(code, 4, 4), count(*), max(substring(code, 9)) + 0, (select last_number from"
        + " project_code_sequence where registration_year = substring(max(code), 4, 4) + 0) from project group by substring(code, 4, 4)")) {
      long last = Math.max(row.number(2), row.number(3));
      counts.line("codes of " + row.text(0), last, row.number(1), last - row.number(1), 0);
    }
  }

  private List<Submission> attempts() {
    return projects.stream().flatMap(project -> project.attempts().stream()).toList();
  }
}
