package cn.pmo.itproject.hostile;

import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;

/**
 * Projects at different steps and people who are logged in; knows what stands in the place of <code>{@…}</code> in a case:
 * {@code task.<name>}, {@code code.<name>}, {@code instance.<name>}, {@code execution.<name>} of the projects below,
 * {@code repeat <count> <text>}, {@code nested <depth>} (JSON), {@code fields <count>} (JSON), {@code base64 <file>},
 * {@code definition <process>} and what the constructor puts into {@code names}.
 */
final class Situation {

  private static final Pattern NAME = Pattern.compile("\\{@([\\w.-]+)(?: ([^{}]*))?}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "----it-project-hostile";

  private final ProcessEngine engine;
  private final Http http;
  private final RawHttp raw;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, RawHttp.Session> sessions = new HashMap<>();

  Situation(ProcessEngine engine, Scenarios scenarios, People people, Http http, int port) {
    this.engine = engine;
    this.http = http;
    this.raw = new RawHttp(port);
    people.colleague("colleague", "network-admin");
    people.colleague("stranger", "archivist");
    people.colleague("forgetful", "archivist");
    // The first login sets the password, which is no consequence of a case.
    engine.getIdentityService().createUserQuery().list().forEach(user -> http.authorization(user.getId()));
    project("standards", scenarios.start("it-project-approval"), "UserTask_CollectStandards");
    project("claimed", scenarios.start("it-project-approval"), "UserTask_CollectStandards");
    engine.getTaskService().setAssignee(names.get("task.claimed"), "colleague");
    project("feasibility", scenarios.start("it-project-approval"), "UserTask_AnalyseFeasibility");
    project("review", scenarios.start("it-project-approval"), "UserTask_ApproveFeasibility");
    project("budget", scenarios.start("it-project-approval"), "UserTask_PrepareBudget");
    project("plan", scenarios.start("it-project-pilot"), "UserTask_DraftWorkPlan");
    project("acceptance", scenarios.start("it-project-pilot"), "UserTask_AcceptPilot");
    project("award", scenarios.start("procurement"), "UserTask_AwardBid");
    project("contract", scenarios.start("it-project-contracting", "approvedBudget", 1_000_000), "UserTask_DraftContract");
    project("root", scenarios.startConstruction(BuildType.SELF_BUILT), "UserTask_CollectStandards");
    project("done", scenarios.start("it-project-approval"), "UserTask_AnalyseFeasibility");
    names.put("task.completed", engine.getHistoryService().createHistoricTaskInstanceQuery()
        .processInstanceId(names.get("instance.done")).taskDefinitionKey("UserTask_CollectStandards").singleResult().getId());
    names.put("document", http.get(people.memberOf("network-admin"), "/api/projects/" + names.get("code.review") + "/documents").get(0)
        .path("id").asText());
    // What nobody else's requests may show.
    String worker = people.memberOf("network-admin");
    http.ask(worker, "PUT", "/api/notifications/preferences/COPY", Map.of("enabled", false));
    http.postStatus("colleague", "/api/tasks/" + names.get("task.claimed") + "/copy", Map.of("userIds", List.of(worker)));
    names.put("filter", engine.getFilterService().createFilterQuery().filterName("我的待办").singleResult().getId());
    Filter own = engine.getFilterService().newTaskFilter("私人筛选");
    own.setOwner(people.memberOf("legal"));
    own.setQuery(engine.getTaskService().createTaskQuery());
    engine.getFilterService().saveFilter(own);
    names.put("filter.of-legal", own.getId());
    names.put("deployment", engine.getRepositoryService().createDeploymentQuery().list().get(0).getId());
  }

  private void project(String name, Scenario scenario, String step) {
    scenario.reach(step);
    Task task = scenario.task(step);
    names.put("task." + name, task.getId());
    names.put("code." + name, scenario.projectCode());
    names.put("instance." + name, task.getProcessInstanceId());
    names.put("execution." + name, task.getExecutionId());
    names.put("project-instance." + name, scenario.instanceId());
  }

  /** Sends what the case says. */
  RawHttp.Answer send(HostileCase hostile) {
    List<String> headers = new ArrayList<>();
    login(headers, filled(hostile.text("as")), hostile.text("token"), hostile.method());
    byte[] body = body(hostile);
    String type = hostile.text("type");
    if (body != null && !"none".equals(type)) {
      headers.add("Content-Type: " + (type != null ? type
          : hostile.spec().containsKey("multipart") ? "multipart/form-data; boundary=" + BOUNDARY : "application/json"));
    }
    hostile.texts("headers").forEach(header -> headers.add(filled(header)));
    return raw.send(hostile.method(), filled(hostile.path()), headers, body);
  }

  /** What somebody gets. */
  RawHttp.Answer get(String as, String path) {
    List<String> headers = new ArrayList<>();
    login(headers, as, null, "GET");
    return raw.send("GET", filled(path), headers, null);
  }

  private void login(List<String> headers, String as, String token, String method) {
    if (as.equals("nobody")) {
      return;
    }
    if (as.startsWith("session ")) {
      // Camunda ends a session whose token is not right.
      RawHttp.Session session = token != null ? logIn(user(as.substring(8))) : sessions.computeIfAbsent(as, any -> logIn(user(as.substring(8))));
      headers.add("Cookie: " + session.cookies());
      if (token == null) {
        headers.add("X-XSRF-TOKEN: " + session.token());
      } else if (!token.equals("none")) {
        headers.add("X-XSRF-TOKEN: " + filled(token));
      }
    } else if (as.equals("page") || as.startsWith("logged-out ")) {
      RawHttp.Session session = as.equals("page") ? raw.open() : raw.logOut(logIn(user(as.substring(11))));
      headers.add("Cookie: " + session.cookies());
      headers.add("X-XSRF-TOKEN: " + session.token());
    } else if (as.startsWith("raw ")) {
      headers.add(as.substring(4));
    } else {
      headers.add("Authorization: " + http.authorization(user(as)));
    }
  }

  private static String user(String as) {
    return as.startsWith("user ") ? as.substring(5) : "member-of-" + as;
  }

  private RawHttp.Session logIn(String user) {
    http.authorization(user);
    return raw.logIn(user, Http.PASSWORD);
  }

  private byte[] body(HostileCase hostile) {
    Map<String, Object> spec = hostile.spec();
    if (spec.get("vars") instanceof Map<?, ?> vars) {
      Map<String, Object> typed = new LinkedHashMap<>();
      vars.forEach((name, value) -> typed.put(filled((String) name), variable(value)));
      return Content.text(filled(json(Map.of("variables", typed))));
    }
    if (spec.containsKey("json")) {
      return Content.text(filled(json(spec.get("json"))));
    }
    if (spec.containsKey("text")) {
      return Content.text(filled((String) spec.get("text")));
    }
    if (spec.containsKey("hex")) {
      return HexFormat.of().parseHex((String) spec.get("hex"));
    }
    if (spec.containsKey("utf16")) {
      return filled((String) spec.get("utf16")).getBytes(StandardCharsets.UTF_16);
    }
    if (spec.containsKey("content")) {
      return Content.of((String) spec.get("content"));
    }
    return spec.get("multipart") instanceof Map<?, ?> parts ? multipart(parts) : null;
  }

  private byte[] multipart(Map<?, ?> parts) {
    byte[] body = new byte[0];
    for (Map.Entry<?, ?> part : parts.entrySet()) {
      String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\"";
      if (part.getValue() instanceof Map<?, ?> file) {
        Object type = file.get("type");
        body = Content.joined(body, Content.text(head + "; filename=\"" + filled(file.get("name").toString()) + "\"\r\nContent-Type: "
            + (type == null ? "application/octet-stream" : type) + "\r\n\r\n"), file.get("text") instanceof String text
            ? Content.text(filled(text)) : Content.of((String) file.get("file")), Content.text("\r\n"));
      } else {
        body = Content.joined(body, Content.text(head + "\r\n\r\n" + filled(String.valueOf(part.getValue())) + "\r\n"));
      }
    }
    return Content.joined(body, Content.text("--" + BOUNDARY + "--\r\n"));
  }

  /** A variable as Tasklist sends it; {@code {typed: …}} as it is, {@code {file: …, name: …}} a document. */
  private static Object variable(Object value) {
    if (value instanceof Map<?, ?> map && map.containsKey("typed")) {
      return map.get("typed");
    }
    if (value instanceof Map<?, ?> map && map.containsKey("file")) {
      Object type = map.get("type");
      return Map.of("type", "File", "value", Base64.getEncoder().encodeToString(Content.of((String) map.get("file"))),
          "valueInfo", Map.of("filename", String.valueOf(map.get("name")), "mimetype", type == null ? "application/pdf" : type));
    }
    if (value instanceof List || value instanceof Map) {
      return Map.of("type", "Json", "value", json(value));
    }
    Map<String, Object> variable = new LinkedHashMap<>();
    if (value != null) {
      variable.put("type", value.getClass().getSimpleName());
    }
    variable.put("value", value);
    return variable;
  }

  /** The text with what stands in the place of <code>{@…}</code>. */
  String filled(String text) {
    if (text == null || !text.contains("{@")) {
      return text;
    }
    Matcher name = NAME.matcher(text);
    return name.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
  }

  private String value(String name, String argument) {
    return switch (name) {
      case "repeat" -> argument.split(" ", 2)[1].repeat(Integer.parseInt(argument.split(" ", 2)[0]));
      case "nested" -> "[".repeat(Integer.parseInt(argument)) + "]".repeat(Integer.parseInt(argument));
      case "nested-text" -> "{\\\"a\\\":".repeat(Integer.parseInt(argument)) + "1" + "}".repeat(Integer.parseInt(argument));
      case "fields" -> fields(Integer.parseInt(argument));
      case "base64" -> Base64.getEncoder().encodeToString(Content.of(argument));
      case "definition" -> latest(argument).getId();
      default -> {
        if (!names.containsKey(name)) {
          throw new IllegalArgumentException("Nothing is called " + name);
        }
        yield names.get(name);
      }
    };
  }

  private static String fields(int count) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < count; i++) {
      fields.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":{\"value\":1}");
    }
    return fields.toString();
  }

  private ProcessDefinition latest(String key) {
    return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
