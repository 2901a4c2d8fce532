package cn.pmo.itproject.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.access.StockEngine;
import cn.pmo.itproject.database.TestDatabase;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of tasks among 1,000, 10,000 and 100,000 open ones, by {@code .ci/benchmark}: in milliseconds, in the engine and over HTTP, and what
 * they cost more than without authorizations and than among fewer. Without authorizations is the same query of the same person, measured by
 * turns with ours: in the engine to one of the shelf that has them switched off, over HTTP to the same application with them switched off.
 */
@HttpProcessTest
class TaskListBenchmark {

  private static final int RUNS = 31;
  private static final int RUNS_FOR_NOTHING = 10;
  /** For a minute the application believes what it has counted, and here there are ten times as many within seconds. */
  private static final Duration NUMBERS_ARE_BELIEVED = Duration.ofSeconds(61);
  private static final double OVERHEAD = 1.5;
  private static final double GROWTH = 3;
  /** Among so many the two are compared. */
  private static final int COMPARED = 10_000;
  private static final List<Integer> NUMBERS = List.of(1_000, 10_000, 100_000);
  /** Their tasks: 60 whatever the number of others; every ninth; all; the oldest two in a hundred. */
  private static final String FEW = "bench-few";
  private static final String MEMBER = "bench-member";
  private static final String OPERATIONS = "bench-operations";
  private static final String OLDEST = "bench-oldest";
  private static final String WITHOUT = ", without authorizations";
  private static final String NEWEST = "sortBy=created&sortOrder=desc&firstResult=0&maxResults=25";

  @Autowired
  private ProcessEngine engine;
  @Autowired
  private ProcessEngineConfigurationImpl configuration;
  @Autowired
  private DataSource database;
  @Autowired
  private FilterService filterService;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private People people;
  @Autowired
  private Http http;

  private final Map<String, Map<Integer, Double>> times = new LinkedHashMap<>();
  private final List<String> targets = new ArrayList<>();
  private int runs;
  private final List<String> missed = new ArrayList<>();

  @Test
  void measure() throws Exception {
    makePeople();
    OpenTasks tasks = new OpenTasks(engine, database);
    tasks.upTo(NUMBERS.get(0));
    analyze();
    // The virtual machine has just started.
    measure(NUMBERS.get(0), RUNS_FOR_NOTHING);
    try (StockEngine stock = new StockEngine(database)) {
      stock.engine().getIdentityService().setAuthentication(MEMBER, groups(MEMBER));
      note("page, member, an authorization for each task", 1_000, median(() -> page(stock.engine().getTaskService().createTaskQuery())));
      note("count, member, an authorization for each task", 1_000, median(() -> stock.engine().getTaskService().createTaskQuery().count()));
    }
    for (int number : NUMBERS) {
      tasks.upTo(number);
      analyze();
      Thread.sleep(NUMBERS_ARE_BELIEVED.toMillis());
      // Once for nothing: what comes first is slow because so many rows have just been written. The next of the same names count.
      measure(number, RUNS_FOR_NOTHING);
      measure(number, RUNS);
    }
    for (String person : List.of(FEW, MEMBER, OPERATIONS)) {
      for (String what : List.of("page", "count", "我的待办, page", "我的待办, count")) {
        overhead(what, person);
        overhead("HTTP " + what, person);
      }
      overhead("HTTP page in no order", person);
      overhead("HTTP page by due date", person);
      overhead("HTTP filter 我的待办, page by due date", person);
      for (String what : List.of("page", "HTTP page", "HTTP page in no order", "HTTP page by due date", "我的待办, page", "HTTP 我的待办, page",
          "HTTP filter 我的待办, page by due date", "HTTP cards")) {
        growth(what, person, true);
      }
      // What is counted grows: the count of all a person may see is compared where that stays the same.
      for (String what : List.of("count", "HTTP count", "HTTP filter-counts")) {
        growth(what, person, person.equals(FEW));
      }
    }
    for (String what : List.of("page", "HTTP page")) {
      overhead(what, OLDEST);
      // His own become a hundred times as many, and those before them, too.
      growth(what, OLDEST, false);
    }
    report();
    assertThat(missed).as("missed targets").isEmpty();
  }

  private void makePeople() {
    for (int number = 0; number < OpenTasks.GROUPS; number++) {
      identityService.saveGroup(identityService.newGroup(OpenTasks.group(number)));
    }
    for (String group : List.of(OpenTasks.FEW, OpenTasks.OLDEST)) {
      identityService.saveGroup(identityService.newGroup(group));
    }
    people.colleague(FEW, OpenTasks.FEW);
    people.colleague(OLDEST, OpenTasks.OLDEST);
    people.colleague(MEMBER, OpenTasks.group(3));
    people.join(MEMBER, OpenTasks.group(11));
    people.colleague(OPERATIONS, "operations");
  }

  private void measure(int number, int times) {
    runs = times;
    try (StockEngine stock = StockEngine.withoutAuthorizations(database)) {
      for (String person : List.of(FEW, MEMBER, OPERATIONS)) {
        measure(number, person, stock.engine());
      }
      measurePage(number, OLDEST, stock.engine());
    }
  }

  private void measurePage(int number, String person, ProcessEngine stock) {
    List<String> groups = groups(person);
    List.of(engine, stock).forEach(asked -> asked.getIdentityService().setAuthentication(person, groups));
    try {
      inBoth(number, "page, " + person, stock, asked -> page(asked.getTaskService().createTaskQuery()));
    } finally {
      List.of(engine, stock).forEach(asked -> asked.getIdentityService().clearAuthentication());
    }
    overHttp(number, "page, " + person, () -> http.get(person, "/engine-rest/task?" + NEWEST));
  }

  private void measure(int number, String person, ProcessEngine stock) {
    measurePage(number, person, stock);
    List<String> groups = groups(person);
    List.of(engine, stock).forEach(asked -> asked.getIdentityService().setAuthentication(person, groups));
    try {
      inBoth(number, "count, " + person, stock, asked -> asked.getTaskService().createTaskQuery().count());
      inBoth(number, "我的待办, page, " + person, stock, asked -> page(mine(asked, person, groups)));
      inBoth(number, "我的待办, count, " + person, stock, asked -> mine(asked, person, groups).count());
    } finally {
      List.of(engine, stock).forEach(asked -> asked.getIdentityService().clearAuthentication());
    }
    Map<String, Object> mine = Map.of("orQueries", List.of(Map.of("assignee", person, "candidateUser", person, "candidateGroups", groups)));
    Map<String, Object> newestOfMine = new HashMap<>(mine);
    newestOfMine.put("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc")));
    overHttp(number, "page in no order, " + person, () -> http.get(person, "/engine-rest/task?firstResult=0&maxResults=25"));
    overHttp(number, "page by due date, " + person,
        () -> http.get(person, "/engine-rest/task?sortBy=dueDate&sortOrder=asc&firstResult=0&maxResults=25"));
    overHttp(number, "count, " + person, () -> http.get(person, "/engine-rest/task/count"));
    overHttp(number, "我的待办, page, " + person, () -> http.post(person, "/engine-rest/task?firstResult=0&maxResults=25", newestOfMine));
    overHttp(number, "我的待办, count, " + person, () -> http.post(person, "/engine-rest/task/count", mine));
    String filter = filterService.createFilterQuery().filterName("我的待办").singleResult().getId();
    overHttp(number, "filter 我的待办, page by due date, " + person,
        () -> http.post(person, "/engine-rest/filter/" + filter + "/list?firstResult=0&maxResults=25",
            Map.of("sorting", List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc")))));
    note("HTTP filter-counts, " + person, number, median(() -> http.get(person, "/api/worklist/filter-counts")));
    List<String> ids = new ArrayList<>();
    http.get(person, "/engine-rest/task?" + NEWEST).forEach(task -> ids.add("id=" + task.path("id").asText()));
    note("HTTP cards, " + person, number, median(() -> http.get(person, "/api/tasks/cards?" + String.join("&", ids))));
  }

  private List<String> groups(String person) {
    return people.as(person, () -> identityService.getCurrentAuthentication().getGroupIds());
  }

  private static List<Task> page(TaskQuery query) {
    return query.orderByTaskCreateTime().desc().listPage(0, 25);
  }

  private static TaskQuery mine(ProcessEngine engine, String person, List<String> groups) {
    return engine.getTaskService().createTaskQuery().or().taskAssignee(person).taskCandidateUser(person).taskCandidateGroupIn(groups).endOr();
  }

  /** In the engine, compared with another one that has no authorizations. */
  private void inBoth(int number, String what, ProcessEngine stock, Function<ProcessEngine, ?> action) {
    byTurns(number, what, () -> action.apply(engine), () -> action.apply(stock));
  }

  /** Over HTTP, compared with the same application while its authorizations are switched off. */
  private void overHttp(int number, String what, Supplier<?> request) {
    byTurns(number, "HTTP " + what, request, () -> {
      configuration.setAuthorizationEnabled(false);
      try {
        return request.get();
      } finally {
        configuration.setAuthorizationEnabled(true);
      }
    });
  }

  private void byTurns(int number, String what, Supplier<?> with, Supplier<?> without) {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    boolean compared = number == COMPARED;
    for (int run = 0; run < runs; run++) {
      change();
      ours.add(time(with));
      if (compared) {
        change();
        theirs.add(time(without));
      }
    }
    note(what, number, median(ours));
    if (compared) {
      note(what + WITHOUT, number, median(theirs));
    }
  }

  private double median(Supplier<?> action) {
    List<Double> all = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      change();
      all.add(time(action));
    }
    return median(all);
  }

  /** Without the first third, in which the virtual machine and the caches of the database warm up. */
  private static double median(List<Double> all) {
    List<Double> warm = all.subList(all.size() / 3, all.size()).stream().sorted().toList();
    return warm.get(warm.size() / 2);
  }

  private static double time(Supplier<?> action) {
    long begin = System.nanoTime();
    action.get();
    return (System.nanoTime() - begin) / 1e6;
  }

  private void note(String what, int number, double milliseconds) {
    times.computeIfAbsent(what, key -> new LinkedHashMap<>()).put(number, milliseconds);
    System.out.printf("%-70s %7d %9.1f ms%n", what, number, milliseconds);
  }

  private double at(String what, int number) {
    return times.get(what).get(number);
  }

  /** How many times as long as without authorizations. */
  private void overhead(String what, String person) {
    String which = what + ", " + person;
    double with = at(which, COMPARED);
    double without = at(which + WITHOUT, COMPARED);
    target(which + ", to the same without authorizations among 10,000", with / without, OVERHEAD, true,
        ", by %.1f ms".formatted(with - OVERHEAD * without));
  }

  private void growth(String what, String person, boolean binding) {
    String which = what + ", " + person;
    target(which + ", among 100,000 to 1,000", at(which, 100_000) / at(which, 1_000), GROWTH, binding, "");
  }

  private void target(String what, double ratio, double most, boolean binding, String by) {
    boolean met = ratio <= most;
    targets.add("| %s | %.2f | %.1f | %s |".formatted(what, ratio, most, met ? "met" : (binding ? "MISSED" : "NOT MET, for information") + by));
    if (binding && !met) {
      missed.add(what + ": " + ratio);
    }
  }

  /** So that H2 does not give an answer it has kept. */
  private void change() {
    for (String table : List.of("ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "ACT_RU_AUTHORIZATION")) {
      JdbcClient.create(database).sql("update " + table + " set REV_ = REV_ + 1 where ID_ = (select ID_ from (select min(ID_) as ID_ from "
          + table + ") FIRST_ROW)").update();
    }
  }

  private void analyze() {
    JdbcClient jdbc = JdbcClient.create(database);
    if (TestDatabase.isMysql()) {
      jdbc.sql("analyze table ACT_RU_TASK, ACT_RU_IDENTITYLINK, ACT_RU_EXECUTION, ACT_RU_VARIABLE").query().listOfRows();
    } else {
      jdbc.sql("analyze").update();
    }
  }

  private void report() throws Exception {
    String text = "| " + TestDatabase.vendor() + ": milliseconds among | 1,000 | 10,000 | 100,000 |\n|---|---|---|---|\n"
        + times.entrySet().stream().map(row -> "| " + row.getKey() + NUMBERS.stream()
            .map(number -> row.getValue().containsKey(number) ? " | %.1f".formatted(row.getValue().get(number)) : " | ")
            .collect(Collectors.joining()) + " |").collect(Collectors.joining("\n"))
        + "\n\n| ratio | measured | at most | |\n|---|---|---|---|\n" + String.join("\n", targets) + "\n";
    Files.writeString(Path.of("target", "benchmark-tasks-" + TestDatabase.vendor() + ".md"), text);
  }
}
