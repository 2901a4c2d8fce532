package cn.pmo.itproject.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.organization.Role;
import cn.pmo.itproject.organization.YamlResource;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.project.ProjectDraft;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/**
 * Every role against every interface, of a project it takes part in and of one it does not: what {@code hostile/authorization-matrix.yml}
 * expects is what the running application answers, and is what {@code docs/authorization-matrix.md} says. What was measured is written
 * to {@code target/authorization-matrix.md}.
 */
@HttpProcessTest
@TestPropertySource(properties = {"it-project.node=hostile", "camunda.bpm.admin-user.id=chief", "camunda.bpm.admin-user.password=密码-4711"})
class AuthorizationMatrixTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  /** A role, unless it is everybody, the status and, of a list, how many of its entries are of the project. */
  private static final Pattern EXPECTED = Pattern.compile("(?:([\\w-]+)=)?(\\d{3}(?: \\(\\d+\\))?)(?: |$)");
  private static final Path MEASURED = Path.of("target", "authorization-matrix.md");
  private static final Path COMMITTED = Path.of("docs", "authorization-matrix.md");

  /** Where a role has a step of its own: the process it begins in and the step. */
  private static final Map<String, List<String>> STEPS = Map.ofEntries(
      Map.entry("requesting-department", List.of("it-project-approval", "UserTask_CollectStandards")),
      Map.entry("it-center", List.of("research", "UserTask_DraftResearchOutline")),
      Map.entry("it-center-director", List.of("it-project-pilot", "UserTask_DraftWorkPlan")),
      Map.entry("network-admin", List.of("it-project-approval", "UserTask_CollectStandards")),
      Map.entry("it-center-coordinator", List.of("procurement", "UserTask_PrepareProcurementRequest")),
      Map.entry("it-leading-group", List.of("it-project-approval", "UserTask_ApproveFeasibility")),
      Map.entry("investment-committee", List.of("it-project-approval", "UserTask_ApproveBudget")),
      Map.entry("contract-review", List.of("contract-management", "UserTask_ReviewContractDraft")),
      Map.entry("provincial-company", List.of("it-project-pilot", "UserTask_AcceptPilot")),
      Map.entry("participating-units", List.of("training", "UserTask_RegisterTrainees")),
      Map.entry("legal", List.of("contract-management", "UserTask_ReviewLegally")),
      Map.entry("finance", List.of("contract-management", "UserTask_ReviewFinancially")),
      Map.entry("tech-team", List.of("contract-management", "UserTask_ReviewTechnically")));

  @LocalServerPort
  private int port;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private Http http;
  @Autowired
  private ProjectLedger ledger;
  @Autowired
  private DocumentRegister documents;
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private final List<Actor> actors = new ArrayList<>();
  private final Map<String, Map<String, String>> own = new HashMap<>();
  private final Map<String, Map<String, String>> foreign = new HashMap<>();
  private RawHttp raw;
  private String deployment;

  /** Somebody who asks; without a user nobody is logged in. */
  private record Actor(String role, String name, String user, String day, RawHttp.Session session) {
  }

  @BeforeEach
  void everyRoleHasItsProject() {
    ProcessEngines.registerProcessEngine(engine);
    raw = new RawHttp(port);
    people.colleague("colleague", "network-admin");
    people.colleague("stranger", "archivist");
    http.user("guest", "客", "人");
    http.user("guest-of-matrix", "另", "客");
    List<Role> roles = YamlResource.list("organization/roles.yml", "roles", Role.class);
    roles.forEach(role -> actor(role.id(), role.name(), people.memberOf(role.id())));
    actor("no-group", "无用户组", "guest");
    actor("administrator", "系统管理员", "chief");
    actors.add(new Actor("nobody", "未登录", null, "31", null));
    STEPS.forEach((role, step) -> own.put(role, project(role, step)));
    Map<String, String> approval = foreign("it-project-approval");
    Map<String, String> contract = foreign("contract-management");
    actors.forEach(actor -> foreign.put(actor.role(), actor.role().equals("contract-review") ? approval : contract));
    deployment = engine.getRepositoryService().createDeploymentQuery().list().get(0).getId();
  }

  private void actor(String role, String name, String user) {
    http.authorization(user);
    actors.add(new Actor(role, name, user, "%02d".formatted(actors.size() + 1), raw.logIn(user, Http.PASSWORD)));
  }

  private Map<String, String> project(String role, List<String> step) {
    Scenario project = step.get(0).equals("contract-management")
        ? scenarios.start(step.get(0), "contractDraft", Documents.pdf("合同初稿"), "contractAmount", 880_000.0, "counterparty", "华东数科")
        : scenarios.start(role.equals("provincial-company") ? BuildType.UNIFIED_BUILD : BuildType.SELF_BUILT, step.get(0),
            "rolloutUnits", List.of(People.EAST), "trainingDueDate", "2099-01-01", "approvedBudget", 1_000_000.0);
    project.reach(step.get(1));
    Task task = project.task(step.get(1));
    engine.getRuntimeService().setVariable(task.getProcessInstanceId(), "requirement", Documents.pdf("业务需求"));
    return names(project.projectCode(), task);
  }

  /** A project of another department, in which only the group of its first step takes part. */
  private Map<String, String> foreign(String process) {
    String code = ledger.register(new ProjectDraft("城西仓库改造", BuildType.SELF_BUILT, People.WEST, "城西县局(分公司)",
        Today.inShanghai().getYear(), true, BigDecimal.TEN, people.memberOf(People.WEST), UUID.randomUUID().toString())).code();
    String instance = engine.getRuntimeService().startProcessInstanceByKey(process, code,
        Variables.putValue("projectCode", code).putValue("projectName", "城西仓库改造").putValue("buildType", "SELF_BUILT")
            .putValue("requirement", Documents.pdf("业务需求"))).getId();
    return names(code, engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult());
  }

  /** Of a project with what only operations may see: a job, an incident and a batch, so that no list is empty because there is nothing. */
  private Map<String, String> names(String code, Task task) {
    String root = engine.getRuntimeService().createProcessInstanceByKey("it-project-construction").businessKey(code)
        .startBeforeActivity("CallActivity_Approval").execute().getId();
    String incident = engine.getRuntimeService().createIncident("matrix", task.getExecutionId(), code).getId();
    String batch = engine.getRuntimeService().setVariablesAsync(List.of(task.getProcessInstanceId()), Map.of("note", "x")).getId();
    return Map.of("code", code, "task", task.getId(), "instance", task.getProcessInstanceId(), "document", documents.all(code).get(0).id(),
        "root", root, "incident", incident, "batch", batch);
  }

  @Test
  void isWhatTheApplicationDoes() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> lines = heading();
    for (Map<String, Object> action : actions()) {
      for (String whose : List.of("any", "own", "foreign")) {
        if (action.containsKey(whose)) {
          lines.add(row(action, whose, wrong));
        }
      }
    }
    Files.createDirectories(MEASURED.getParent());
    Files.write(MEASURED, lines, StandardCharsets.UTF_8);
    lines.forEach(System.out::println);

    assertThat(wrong).as("what is answered otherwise than expected").isEmpty();
    assertThat(COMMITTED).as("copy " + MEASURED).hasSameTextualContentAs(MEASURED);
  }

  /** No interface of ours is added without a row here. */
  @Test
  void everyInterfaceOfOursHasARow() throws IOException {
    List<Map<String, Object>> actions = actions();
    List<String> missing = mappings.getHandlerMethods().keySet().stream()
        .flatMap(mapping -> mapping.getPathPatternsCondition().getPatterns().stream()
            .filter(pattern -> pattern.getPatternString().startsWith("/api"))
            .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name)
                .filter(method -> actions.stream().noneMatch(action -> action.get(method) instanceof String address
                    && pattern.matches(PathContainer.parsePath(address.replaceAll("\\?.*", "").replaceAll("[{}@]", "")))))
                .map(method -> method + " " + pattern.getPatternString())))
        .sorted().toList();
    assertThat(missing).isEmpty();
    assertThat(mappings.getHandlerMethods()).hasSizeGreaterThan(40);
  }

  private List<String> heading() {
    List<String> lines = new ArrayList<>(List.of("# Authorization matrix", "",
        "Measured over HTTP at the running application by `AuthorizationMatrixTest`, which fails when an answer is another one than expected or than here.",
        "Rows are interfaces, of a project one takes part in (own), of another one (foreign), or of none; columns are roles; cells the status, one where what was",
        "expected is what came, and of lists in brackets how many entries are of that project. 400 to a request",
        "that would change something means that one may, and is told what the request lacks; `–`: no step is of this role, so that it has no project.", ""));
    for (int i = 0; i < actors.size(); i++) {
      lines.add((i + 1) + ". " + actors.get(i).name() + (actors.get(i).role().equals("nobody") ? "" : " `" + actors.get(i).role() + "`"));
    }
    lines.add("");
    lines.add("| interface | request | project | " + IntStream.rangeClosed(1, actors.size()).mapToObj(Integer::toString).collect(Collectors.joining(" | ")) + " |");
    lines.add("|---|---|---|" + "---|".repeat(actors.size()));
    return lines;
  }

  private String row(Map<String, Object> action, String whose, List<String> wrong) throws IOException {
    Map<String, String> expected = expected((String) action.get(whose));
    StringBuilder row = new StringBuilder("| " + action.get("action") + " | " + request(action) + " | " + (whose.equals("any") ? "" : whose));
    for (Actor actor : actors) {
      Map<String, String> names = whose.equals("foreign") || actor.user() == null ? foreign.get(actor.role()) : own.get(actor.role());
      if (names == null && whose.equals("own")) {
        row.append(" | –");
        continue;
      }
      RawHttp.Answer answer = send(action, actor, names == null ? Map.of() : names);
      String right = expected.getOrDefault(actor.role(), actor.user() == null ? "401" : expected.get(""));
      String came = answer.status() + (right.endsWith(")") && answer.status() == 200
          ? " (" + found(answer.text(), filled((String) action.get("counts"), actor, names)) + ")" : "");
      row.append(" | ").append(came.equals(right) ? "" : right + " expected, but ").append(came);
      if (!came.equals(right)) {
        wrong.add(action.get("action") + " " + whose + " " + actor.role() + ": " + right + " expected, but " + came + " "
            + answer.text().substring(0, Math.min(150, answer.text().length())));
      }
    }
    return row + " |";
  }

  /** How many entries of a list, or lines of an export, hold the text; of a count or a page that was asked for it only, what it counts. */
  private static long found(String body, String text) throws IOException {
    if (!body.startsWith("[") && !body.startsWith("{")) {
      return body.lines().filter(line -> line.contains(text)).count();
    }
    JsonNode list = JSON.readTree(body);
    JsonNode entries = list.has("items") ? list.get("items") : list;
    long holding = StreamSupport.stream(entries.spliterator(), false).filter(entry -> entry.toString().contains(text)).count();
    return Math.max(holding, list.path("total").asLong(list.path("count").asLong()));
  }

  private RawHttp.Answer send(Map<String, Object> action, Actor actor, Map<String, String> names) throws IOException {
    if (action.get("login") instanceof String application) {
      return actor.user() == null ? raw.tryLogIn("nobody-at-all", "wrong", application) : raw.tryLogIn(actor.user(), Http.PASSWORD, application);
    }
    List<String> headers = new ArrayList<>();
    if (action.get("session") instanceof String path) {
      if (actor.session() != null) {
        headers.add("Cookie: " + actor.session().cookies());
      }
      return raw.send("GET", filled(path, actor, names), headers, null);
    }
    if (actor.user() != null) {
      headers.add("Authorization: " + http.authorization(actor.user()));
    }
    if (action.containsKey("deploy")) {
      headers.add("Content-Type: multipart/form-data; boundary=x");
      return raw.send("POST", "/engine-rest/deployment/create", headers, Content.text("--x\r\nContent-Disposition: form-data; name=\"deployment-name\""
          + "\r\n\r\nx\r\n--x\r\nContent-Disposition: form-data; name=\"x.bpmn\"; filename=\"x.bpmn\"\r\n\r\n<a\r\n--x--\r\n"));
    }
    String method = method(action);
    byte[] body = action.containsKey("body") ? Content.text(filled(JSON.writeValueAsString(action.get("body")), actor, names)) : null;
    if (body != null) {
      headers.add("Content-Type: application/json");
    } else if (!method.equals("GET") && !method.equals("DELETE")) {
      body = new byte[0];
    }
    return raw.send(method, filled((String) action.get(method), actor, names), headers, body);
  }

  private String filled(String text, Actor actor, Map<String, String> names) {
    String filled = text.replace("{@day}", actor.day()).replace("{@deployment}", deployment);
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{@" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  private static String request(Map<String, Object> action) {
    if (action.containsKey("login")) {
      return "`POST /camunda/api/admin/auth/user/default/login/" + action.get("login") + "`";
    }
    return action.containsKey("session") ? "`GET " + ((String) action.get("session")).replace("{@", "{") + "`"
        : "`" + method(action) + " " + ((String) action.get(method(action))).replace("{@", "{") + "`";
  }

  private static String method(Map<String, Object> action) {
    return List.of("GET", "POST", "PUT", "DELETE").stream().filter(action::containsKey).findFirst().orElseThrow();
  }

  /** By role; of all others by the empty text. */
  private static Map<String, String> expected(String text) {
    Map<String, String> expected = new LinkedHashMap<>();
    Matcher one = EXPECTED.matcher(text);
    int end = 0;
    while (one.find() && one.start() == end) {
      expected.put(one.group(1) == null ? "" : one.group(1), one.group(2));
      end = one.end();
    }
    assertThat(text.substring(end)).as("what is not understood of " + text).isEmpty();
    return expected;
  }

  private static List<Map<String, Object>> actions() throws IOException {
    try (InputStream in = new ClassPathResource("hostile/authorization-matrix.yml").getInputStream()) {
      return new Yaml().load(in);
    }
  }
}
