package cn.pmo.itproject.security;

import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_COLLECT_STANDARDS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Attempts to complete, read or download over HTTP what one may not. Each fails with an answer that says why, and changes nothing. */
@HttpProcessTest
class ForeignAccessTest {

  private static final String WORKER = "member-of-network-admin";
  private static final String COLLEAGUE = "second-network-admin";
  private static final String STRANGER = "member-of-finance";
  private static final String PDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";
  private static final String HTML = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private Http http;
  @Autowired
  private TaskService taskService;
  @Autowired
  private DocumentRegister documents;

  private Scenario project;

  @BeforeEach
  void start() {
    people.colleague(COLLEAGUE, "network-admin");
    project = scenarios.start(ApprovalProcess.KEY);
  }

  @Test
  void theDocumentOfAnotherProjectIsNotThere() {
    project.complete(USER_TASK_COLLECT_STANDARDS);
    String code = project.projectCode();
    String document = documents.all(code).get(0).id();
    String own = scenarios.start(ApprovalProcess.KEY).projectCode();
    assertThat(http.status(WORKER, "/api/projects/" + code + "/documents/" + document + "/content")).as("its author reads it")
        .isEqualTo(200);

    assertThat(http.refused(WORKER, "/api/projects/" + own + "/documents/" + document + "/content", 404).path("message").asText())
        .isEqualTo("项目“" + own + "”没有编号为“" + document + "”的文件");
    for (String path : List.of("", "/documents", "/documents/" + document + "/content", "/reviews", "/course", "/archive", "/copies")) {
      assertThat(http.refused(STRANGER, "/api/projects/" + code + path, 404).path("message").asText()).as(path)
          .isEqualTo("没有项目“" + code + "”，或您未参与该项目");
    }
    assertThat(http.get(STRANGER, "/api/projects?q=" + code).path("items")).isEmpty();
    assertThat(http.status(WORKER, "/api/projects/" + code + "/documents/..%2F..%2Fapplication.yml/content")).isIn(400, 404);
  }

  @Test
  void theTaskOfAnotherProjectIsNotThere() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    for (String path : List.of("/actions", "/candidates")) {
      assertThat(http.refused(STRANGER, "/api/tasks/" + task + path, 404).path("message").asText()).as(path).contains("该任务不存在");
    }
    Map<String, Map<String, ?>> requests = Map.of("/transfer", Map.of("userId", COLLEAGUE, "reason", "x"),
        "/delegate", Map.of("userId", COLLEAGUE, "reason", "x"), "/recall", Map.of("reason", "x"), "/remind", Map.of("message", "x"),
        "/copy", Map.of("userIds", List.of(STRANGER)), "/comments", Map.of("message", "x"), "/withdraw", Map.of("reason", "x"));
    requests.forEach((path, body) -> assertThat(http.refused(STRANGER, "/api/tasks/" + task + path, body, 404).path("message").asText())
        .as(path)
        .contains("该任务不存在"));
    assertThat(http.get(STRANGER, "/api/tasks/cards?id=" + task)).isEmpty();

    for (String operation : List.of("/complete", "/submit-form", "/resolve")) {
      assertThat(http.refused(STRANGER, "/engine-rest/task/" + task + operation, Map.of("variables", Map.of()), 403).path("message")
          .asText())
          .as(operation).contains(STRANGER).doesNotContain(WORKER);
    }
    assertThat(http.postStatus(STRANGER, "/engine-rest/task/" + task + "/claim", Map.of("userId", STRANGER))).isEqualTo(403);
    assertThat(http.postStatus(STRANGER, "/engine-rest/task/" + task + "/assignee", Map.of("userId", STRANGER))).isEqualTo(403);
    assertThat(http.status(STRANGER, "/engine-rest/task/" + task + "/form-variables")).isIn(403, 404);
    assertThat(project.task(USER_TASK_COLLECT_STANDARDS).getAssignee()).isNull();
  }

  @Test
  void theTaskOfAColleagueIsHis() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    taskService.setAssignee(task, WORKER);
    Map<String, ?> form = Map.of("variables", Map.of("noStandardReason", Map.of("value", "x")));
    for (String operation : List.of("/complete", "/submit-form", "/resolve")) {
      assertRefused(http.refused(COLLEAGUE, "/engine-rest/task/" + task + operation, form, 400), "assignee", "他人不能代为办理");
    }
    assertRefused(http.refused(COLLEAGUE, "/engine-rest/task/" + task + "/variables", Map.of("modifications", form.get("variables")), 400),
        "assignee", "他人不能代为办理");
    assertRefused(http.refused(COLLEAGUE, "/engine-rest/task/" + task + "/claim", Map.of("userId", COLLEAGUE), 400), "assignee", "只有其本人");
    assertRefused(http.refused(COLLEAGUE, "/engine-rest/task/" + task + "/unclaim", Map.of(), 400), "assignee", "只有其本人");
    assertRefused(http.refused(COLLEAGUE, "/api/tasks/" + task + "/transfer", Map.of("userId", WORKER, "reason", "x"), 400), "taskId",
        "只有其本人");
    assertRefused(http.refused(WORKER, "/engine-rest/task/" + task + "/assignee", Map.of("userId", COLLEAGUE), 400), "assignee", "转办");
    assertRefused(http.refused(WORKER, "/engine-rest/task/" + task + "/delegate", Map.of("userId", COLLEAGUE), 400), "assignee", "委派");
    assertThat(project.task(USER_TASK_COLLECT_STANDARDS).getAssignee()).isEqualTo(WORKER);
  }

  @ParameterizedTest
  @CsvSource({
      "技术要求.js, 不允许", "技术要求.pdf.exe, 不允许", "技术要求.html, 不允许", "技术要求.svg, 不允许", "../技术要求.pdf, 名称无效",
      "'<script>alert(1)</script>.pdf', 名称无效", "技术要求.pdf, 不符"})
  void aScriptIsNoDocumentWhateverItsName(String fileName, String message) {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    String content = fileName.equals("技术要求.pdf") ? HTML : PDF;
    Map<String, ?> file = Map.of("type", "File", "value", Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)),
        "valueInfo", Map.of("filename", fileName, "mimetype", "application/pdf"));
    for (String operation : List.of("/complete", "/submit-form")) {
      assertRefused(http.refused(WORKER, "/engine-rest/task/" + task + operation,
          Map.of("variables", Map.of("technicalRequirements", file)), 400),
          "technicalRequirements", message);
    }
    assertThat(documents.all(project.projectCode())).isEmpty();
  }

  @Test
  void theWorkflowGoesOnForThoseWhoMay() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    assertThat(http.get(WORKER, "/api/tasks/" + task + "/candidates")).extracting(person -> person.path("id").asText())
        .contains(COLLEAGUE).doesNotContain(WORKER, STRANGER);
    assertThat(http.postStatus(WORKER, "/api/tasks/" + task + "/transfer", Map.of("userId", COLLEAGUE, "reason", "出差"))).isEqualTo(204);
    JsonNode actions = http.get(COLLEAGUE, "/api/tasks/" + task + "/actions");
    assertThat(actions.toString())
        .isEqualTo("{\"transfer\":true,\"delegate\":true,\"recall\":false,\"remind\":false,\"copy\":true,\"comment\":true,"
        + "\"pendingDelegation\":false,\"projectCode\":\"" + project.projectCode() + "\"}");
    assertThat(http.postStatus(COLLEAGUE, "/api/tasks/" + task + "/comments", Map.of("message", "已收到"))).isEqualTo(204);
    assertThat(http.postStatus(COLLEAGUE, "/api/tasks/" + task + "/copy", Map.of("userIds", List.of(STRANGER)))).isEqualTo(204);
    assertThat(http.status(STRANGER, "/api/projects/" + project.projectCode())).isEqualTo(200);
    assertRefused(http.refused(STRANGER, "/api/tasks/" + task + "/copy", Map.of("userIds", List.of(WORKER)), 400), "taskId",
        "只有参与该项目的人员可以抄送");
    String copy = "/api/worklist/copied/" + http.get(COLLEAGUE, "/api/projects/" + project.projectCode() + "/copies").get(0).path("id")
        .asText();
    http.answer(STRANGER, "DELETE", copy, null, 404);
    http.answer(COLLEAGUE, "DELETE", copy, null, 204);
    assertThat(http.status(STRANGER, "/api/projects/" + project.projectCode())).isEqualTo(404);
    assertThat(http.postStatus(COLLEAGUE, "/api/tasks/" + task + "/transfer", Map.of("userId", WORKER, "reason", "回来了"))).isEqualTo(204);
    project.complete(USER_TASK_COLLECT_STANDARDS);
    String resumed = http.post(WORKER, "/api/tasks/" + task + "/withdraw", Map.of("reason", "漏了一页")).path("taskId").asText();
    assertThat(project.task(USER_TASK_COLLECT_STANDARDS).getId()).isEqualTo(resumed);
    project.complete(USER_TASK_COLLECT_STANDARDS);
    assertThat(project.openSteps()).containsExactly(USER_TASK_ANALYSE_FEASIBILITY);
    assertRefused(http.refused(WORKER, "/api/tasks/" + resumed + "/withdraw", Map.of(), 400), "reason", "不能为空");
  }

  private static void assertRefused(JsonNode refusal, String field, String message) {
    assertThat(refusal.path("violations").findValuesAsText("field")).as(refusal.toString()).containsExactly(field);
    assertThat(refusal.path("message").asText()).contains(message);
  }
}
