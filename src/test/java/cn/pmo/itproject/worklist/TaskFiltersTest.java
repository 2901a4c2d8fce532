package cn.pmo.itproject.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each filter gives to different people, asked as Tasklist asks. */
@HttpProcessTest
class TaskFiltersTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String NETWORK_ADMIN = "member-of-network-admin";
  private static final String LEADING_GROUP = "member-of-it-leading-group";
  private static final String FINANCE = "member-of-finance";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private Http http;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FilterService filters;
  @Autowired
  private IdentityService identities;

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  private String id(String filter) {
    return filters.createFilterQuery().filterName(filter).singleResult().getId();
  }

  private List<String> list(String user, String filter) {
    return list(user, filter, "dueDate", "asc");
  }

  private List<String> list(String user, String filter, String sortBy, String sortOrder) {
    List<String> found = new ArrayList<>();
    JsonNode answer = http.post(user, "/engine-rest/filter/" + id(filter) + "/list?firstResult=0&maxResults=1000", Map.of("active", true,
        "processVariables", List.of(), "taskVariables", List.of(), "caseInstanceVariables", List.of(),
        "sorting", List.of(Map.of("sortBy", sortBy, "sortOrder", sortOrder))));
    answer.forEach(task -> found.add(task.path("id").asText()));
    assertThat(http.get(user, "/api/worklist/filter-counts").path(id(filter)).asInt()).isEqualTo(found.size());
    return found;
  }

  private Task open() {
    return scenarios.start(ApprovalProcess.KEY).task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
  }

  private void due(Task open, LocalDate day, int hour) {
    Task task = tasks.createTaskQuery().taskId(open.getId()).singleResult();
    task.setDueDate(Date.from(day.atTime(hour, 30).atZone(SHANGHAI).toInstant()));
    tasks.saveTask(task);
  }

  @Test
  void mineAreThoseIHaveAndThoseIMayClaim() {
    Task task = open();
    assertThat(list(NETWORK_ADMIN, "我的待办")).as("of my group").contains(task.getId());
    assertThat(list(NETWORK_ADMIN, "办理中")).doesNotContain(task.getId());
    assertThat(list(FINANCE, "我的待办")).doesNotContain(task.getId());
    tasks.addCandidateUser(task.getId(), FINANCE);
    assertThat(list(FINANCE, "我的待办")).as("given to me by name").contains(task.getId());
    tasks.setAssignee(task.getId(), NETWORK_ADMIN);
    assertThat(list(NETWORK_ADMIN, "我的待办")).contains(task.getId());
    assertThat(list(NETWORK_ADMIN, "办理中")).contains(task.getId());
    assertThat(list(FINANCE, "我的待办")).as("somebody else has it").doesNotContain(task.getId());
    assertThat(list("member-of-it-center", "我的待办")).doesNotContain(task.getId());
    assertThat(list("member-of-it-center", "办理中")).doesNotContain(task.getId());
  }

  @Test
  void delegatedByMeAreThoseIWaitFor() {
    Task task = open();
    tasks.setAssignee(task.getId(), NETWORK_ADMIN);
    assertThat(list(NETWORK_ADMIN, "我委派的")).doesNotContain(task.getId());
    tasks.delegateTask(task.getId(), FINANCE);
    assertThat(list(NETWORK_ADMIN, "我委派的")).contains(task.getId());
    assertThat(list(NETWORK_ADMIN, "我的待办")).doesNotContain(task.getId());
    assertThat(list(FINANCE, "我委派的")).doesNotContain(task.getId());
    assertThat(list(FINANCE, "我的待办")).contains(task.getId());
    tasks.resolveTask(task.getId());
    assertThat(list(NETWORK_ADMIN, "我委派的")).as("it came back").doesNotContain(task.getId());
    assertThat(list(NETWORK_ADMIN, "办理中")).contains(task.getId());
  }

  @Test
  void claimableAreThoseOfMyGroupsAndThoseGivenToMeByName() {
    Task task = open();
    assertThat(list(NETWORK_ADMIN, "待认领")).contains(task.getId());
    assertThat(list(FINANCE, "待认领")).doesNotContain(task.getId());
    tasks.addCandidateUser(task.getId(), FINANCE);
    assertThat(list(FINANCE, "待认领")).as("a deputy").contains(task.getId());
    tasks.setAssignee(task.getId(), NETWORK_ADMIN);
    assertThat(list(NETWORK_ADMIN, "待认领")).doesNotContain(task.getId());
    assertThat(list(FINANCE, "待认领")).doesNotContain(task.getId());
  }

  @Test
  void thoseOfMyDepartmentIncludeWhatColleaguesWorkOn() {
    Task task = open();
    identities.saveUser(identities.newUser("colleague"));
    people.join("colleague", "network-admin");
    tasks.setAssignee(task.getId(), "colleague");
    assertThat(list(NETWORK_ADMIN, "我部门的待办")).contains(task.getId());
    assertThat(list(FINANCE, "我部门的待办")).doesNotContain(task.getId());
    assertThat(list(NETWORK_ADMIN, "需求论证与立项")).as("not mine").doesNotContain(task.getId());
  }

  @Test
  void somebodyWithoutAGroupFindsHisOwnOnly() {
    if (identities.createUserQuery().userId("loner").count() == 0) {
      identities.saveUser(identities.newUser("loner"));
    }
    Task task = open();
    tasks.setAssignee(task.getId(), "loner");
    // What begins before the working day is due on the same day.
    due(task, LocalDate.now(SHANGHAI).plusDays(3), 17);
    for (String filter : List.of("我的待办", "办理中", "需求论证与立项")) {
      assertThat(list("loner", filter)).as(filter).containsExactly(task.getId());
    }
    for (String filter : List.of("待认领", "我委派的", "我部门的待办", "今日到期", "已逾期", "验收")) {
      assertThat(list("loner", filter)).as(filter).isEmpty();
    }
  }

  /** It is 7:00 in Shanghai, in Greenwich still the day before, which is where the build's machines are. */
  @Test
  void theDayIsTheOneInShanghai() {
    Task yesterday = open();
    Task today = open();
    Task tomorrow = open();
    Task mine = open();
    LocalDate day = LocalDate.now(SHANGHAI).plusDays(30);
    due(yesterday, day.minusDays(1), 17);
    due(today, day, 17);
    due(tomorrow, day.plusDays(1), 0);
    due(mine, day, 0);
    tasks.setAssignee(mine.getId(), NETWORK_ADMIN);
    ClockUtil.setCurrentTime(Date.from(day.atTime(7, 0).atZone(SHANGHAI).toInstant()));

    assertThat(list(NETWORK_ADMIN, "今日到期")).contains(today.getId(), mine.getId()).doesNotContain(yesterday.getId(), tomorrow.getId());
    assertThat(list(NETWORK_ADMIN, "已逾期")).contains(yesterday.getId(), mine.getId()).doesNotContain(today.getId(), tomorrow.getId());
    assertThat(list("member-of-it-center", "今日到期")).doesNotContain(today.getId());
    assertThat(list(FINANCE, "已逾期")).doesNotContain(yesterday.getId(), mine.getId());
  }

  @Test
  void aPhaseIncludesTheProcessesItCalls() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach("UserTask_DraftResearchOutline");
    Task task = project.task("UserTask_DraftResearchOutline");
    String user = people.memberOf(tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId());
    assertThat(list(user, "调研与方案")).contains(task.getId());
    assertThat(list(user, "需求论证与立项")).doesNotContain(task.getId());
    assertThat(list(LEADING_GROUP, "调研与方案")).doesNotContain(task.getId());
  }

  @Test
  void theListIsInTheOrderChosenInIt() {
    Task later = open();
    // The engine's times may be whole seconds.
    ClockUtil.offset(1000L);
    Task sooner = open();
    ClockUtil.reset();
    LocalDate day = LocalDate.now(SHANGHAI).plusDays(400);
    due(later, day.plusDays(1), 17);
    due(sooner, day, 17);
    for (String filter : List.of("待认领", "我的待办", "需求论证与立项")) {
      assertThat(list(NETWORK_ADMIN, filter, "dueDate", "asc")).as(filter).containsSubsequence(sooner.getId(), later.getId());
      assertThat(list(NETWORK_ADMIN, filter, "dueDate", "desc")).as(filter).containsSubsequence(later.getId(), sooner.getId());
      assertThat(list(NETWORK_ADMIN, filter, "created", "asc")).as(filter).containsSubsequence(later.getId(), sooner.getId());
      assertThat(list(NETWORK_ADMIN, filter, "created", "desc")).as(filter).containsSubsequence(sooner.getId(), later.getId());
    }
  }

  @Test
  void countsAreThoseOfTheFiltersOneMayReadUnderOnesRights() {
    List<String> ids = filters.createFilterQuery().list().stream().map(Filter::getId).toList();
    JsonNode counts = http.get(NETWORK_ADMIN, "/api/worklist/filter-counts");
    assertThat(counts).hasSameSizeAs(ids);
    ids.forEach(id -> assertThat(counts.path(id).asInt(-1)).as(id)
        .isEqualTo(http.get(NETWORK_ADMIN, "/engine-rest/filter/" + id + "/count").path("count").asInt()));

    Filter hidden = filters.saveFilter(filters.newTaskFilter("只给系统管理员"));
    try {
      assertThat(http.get(NETWORK_ADMIN, "/api/worklist/filter-counts").has(hidden.getId())).isFalse();
    } finally {
      filters.deleteFilter(hidden.getId());
    }
  }

  @Test
  void theSummaryCountsWhatIsOverdue() {
    String user = "late-" + UUID.randomUUID();
    identities.saveUser(identities.newUser(user));
    Task task = open();
    tasks.setAssignee(task.getId(), user);
    due(task, LocalDate.now(SHANGHAI).plusDays(3), 17);
    assertThat(http.get(user, "/api/worklist/summary").path("overdue").asInt(-1)).isZero();
    due(task, LocalDate.now(SHANGHAI).minusDays(3), 17);
    assertThat(http.get(user, "/api/worklist/summary").path("overdue").asInt()).isOne();
    assertThat(list(user, "已逾期")).containsExactly(task.getId());
  }

  @Test
  void filtersRefreshAndStandInOrder() {
    List<Filter> all = filters.createFilterQuery().list();
    assertThat(all).allSatisfy(filter -> assertThat(filter.getProperties()).containsEntry("refresh", true));
    assertThat(all.stream()
        .sorted((a, b) -> Integer.compare((int) a.getProperties().get("priority"), (int) b.getProperties().get("priority")))
        .map(Filter::getName)).containsExactly("我的待办", "待认领", "办理中", "我委派的", "我部门的待办", "今日到期", "已逾期", "需求论证与立项", "调研与方案", "采购与合同",
            "计划与试点", "推广与试运行", "验收", "归档项目资料");
  }
}
