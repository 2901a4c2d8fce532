package cn.pmo.itproject.project;

import cn.pmo.itproject.scenario.Documents;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Two small processes and some people, to see what the ledger and the register make of a project. */
public class LedgerScenario {

  public static final String OFFICE = "dept-ledger-office";
  public static final String FINANCE = "dept-ledger-finance";
  public static final String REQUESTER = "ledger-requester";
  public static final String ADMIN = "ledger-network-admin";
  public static final String OUTSIDER = "ledger-outsider";
  public static final String PASSWORD = "密码-4711";

  public final ProcessEngine engine;

  private final Map<String, String> workers = new HashMap<>();

  LedgerScenario(ProcessEngine engine) {
    this.engine = engine;
    grantEverything(Groups.CAMUNDA_ADMIN);
    group(OFFICE, "办公室", "DEPARTMENT");
    group(FINANCE, "财务管理科", "DEPARTMENT");
    group("network-admin", "网络(系统)管理员", "ROLE");
    group("it-center-coordinator", "信息中心综合管理员", "ROLE");
    group("operations", "运维", "ROLE");
    user(REQUESTER, "王", "芳", OFFICE);
    user("ledger-colleague", "李", "雷", OFFICE);
    user(ADMIN, "张", "伟", "network-admin");
    user("ledger-coordinator", "吴", "静", "it-center-coordinator");
    user("ledger-finance", "赵", "敏", FINANCE);
    user("ledger-operator", "孙", "强", "operations");
    user(OUTSIDER, "钱", "进", null);
    user("ledger-stranger", "周", "平", null);
    engine.getRepositoryService().createDeployment().addClasspathResource("ledger/ledger-project.bpmn")
        .addClasspathResource("ledger/ledger-work.bpmn")
        .addModelInstance("ledger-broken.bpmn",
            Bpmn.createExecutableProcess("ledger-broken").camundaHistoryTimeToLiveString("P1D").startEvent()
            .serviceTask().camundaDelegateExpression("${registerProjectDelegate}").serviceTask().camundaExpression("${noSuchBean}")
            .endEvent().done())
        .deploy();
  }

  private void group(String id, String name, String type) {
    if (engine.getIdentityService().createGroupQuery().groupId(id).count() == 0) {
      Group group = engine.getIdentityService().newGroup(id);
      group.setName(name);
      group.setType(type);
      engine.getIdentityService().saveGroup(group);
    }
  }

  private void user(String id, String lastName, String firstName, String group) {
    User user = engine.getIdentityService().newUser(id);
    user.setLastName(lastName);
    user.setFirstName(firstName);
    user.setPassword(PASSWORD);
    engine.getIdentityService().saveUser(user);
    if (group != null) {
      engine.getIdentityService().createMembership(id, group);
      workers.putIfAbsent(group, id);
    }
  }

  public static VariableMap requirement() {
    return Variables.createVariables().putValue("projectName", "卷烟配送线路优化").putValue("buildType", "SELF_BUILT")
        .putValue("department", OFFICE).putValue("goals", List.of(Map.of("goal", "响应时间", "target", "≤ 2 秒")))
        .putValue("modules", List.of(Map.of("module", "线路优化"), Map.of("module", "报表")))
        .putValue("plannedInvestment", 1_200_000.5).putValue("planYear", Year.now(ProjectLedger.ZONE).getValue())
        .putValue("inAnnualPlan", true).putValue("units", List.of(OFFICE, FINANCE))
        .putValueTyped("projectRequirement", Documents.pdf("项目建设需求"));
  }

  /** Starts a project as the requester; the code. */
  public String start() {
    return start(requirement());
  }

  public String start(Map<String, Object> requirement) {
    return as(REQUESTER, () -> {
      String id = engine.getRuntimeService().startProcessInstanceByKey("ledger-project", requirement).getId();
      return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(id).singleResult().getBusinessKey();
    });
  }

  public Task task(String code, String step) {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(code).taskDefinitionKey(step).list().get(0);
  }

  /** Completes the first open task of a step in the name of a member of its group. */
  public void complete(String code, String step, Map<String, Object> variables) {
    Task task = task(code, step);
    String group = engine.getTaskService().getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    as(workers.get(group), () -> {
      engine.getTaskService().complete(task.getId(), variables);
      return null;
    });
  }

  /** Everything before the plan is revised: a plan and one report from each unit. */
  public void workUntilRevision(String code) {
    complete(code, "UserTask_Draft", Map.of("plan", Documents.pdf("方案")));
    complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
    complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
  }

  /** Everything up to the archive. */
  public void work(String code) {
    workUntilRevision(code);
    complete(code, "UserTask_Revise", Map.of("plan", Documents.pdf("方案（修订）")));
    for (Job job : engine.getManagementService().createJobQuery().processDefinitionKey("ledger-project").list()) {
      engine.getManagementService().executeJob(job.getId());
    }
  }

  /** Does something as a user, with the rights of an administrator. */
  public <T> T as(String user, Supplier<T> action) {
    engine.getIdentityService().setAuthentication(user, List.of(Groups.CAMUNDA_ADMIN));
    try {
      return action.get();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private void grantEverything(String group) {
    for (Resource resource : Resources.values()) {
      Authorization authorization = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      authorization.setGroupId(group);
      authorization.setResource(resource);
      authorization.setResourceId(Authorization.ANY);
      authorization.addPermission(Permissions.ALL);
      engine.getAuthorizationService().saveAuthorization(authorization);
    }
  }
}
