package cn.pmo.itproject.draft;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts of forms over HTTP: whose they are, how long they live and what they may hold. */
@HttpProcessTest
class DraftHttpTest {

  private static final String START = "/api/drafts/start:it-project-construction";
  private static final String DRAFT =
      "{\"values\":{\"decision\":\"APPROVED\",\"rows\":[{\"amount\":12.50,\"no\":12345678901234567890}],\"empty\":null}}";

  private static final String OWNER = "member-of-network-admin";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private Http http;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private JdbcClient jdbc;

  private String instance;
  private String path;

  @BeforeEach
  void aTaskOfTheLawyers() {
    http.user("draft-lawyer", "何", "平", "legal").user("draft-colleague", "郑", "洁", "legal")
        .user("draft-stranger", "郭", "颖", "finance").user("draft-requester", "陈", "宇", "requesting-department");
    if (repositoryService.createProcessDefinitionQuery().processDefinitionKey("draft-test").count() == 0) {
      repositoryService.createDeployment().addModelInstance("draft-test.bpmn", Bpmn.createExecutableProcess("draft-test")
          .camundaHistoryTimeToLiveString("P1D").startEvent().userTask("UserTask_Write").name("起草").camundaCandidateGroups("legal")
          .endEvent().done())
          .deploy();
    }
    instance = runtimeService.startProcessInstanceByKey("draft-test").getId();
    path = "/api/drafts/" + taskId();
  }

  private String taskId() {
    return taskService.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  private int stored() {
    return jdbc.sql("select count(*) from form_draft where draft_key = ?").param(path.substring("/api/drafts/".length()))
        .query(Integer.class).single();
  }

  @Test
  void aDraftComesBackAsItWasSavedToItsAuthorOnly() {
    assertThat(http.answer("draft-lawyer", "GET", path, null, 204)).isNull();
    String savedAt = http.ask("draft-lawyer", "PUT", path, DRAFT).path("savedAt").asText();
    JsonNode draft = http.ask("draft-lawyer", "GET", path, null);
    assertThat(draft.path("savedAt").asText()).isEqualTo(savedAt).endsWith("Z");
    assertThat(draft.path("values").toString())
        .isEqualTo("{\"decision\":\"APPROVED\",\"rows\":[{\"amount\":12.5,\"no\":12345678901234567890}],\"empty\":null}");
    assertThat(http.answer("draft-colleague", "GET", path, null, 204)).isNull();

    http.ask("draft-lawyer", "PUT", path, "{\"values\":{}}");
    assertThat(http.ask("draft-lawyer", "GET", path, null).path("values").toString()).isEqualTo("{}");
    http.answer("draft-colleague", "DELETE", path, null, 204);
    assertThat(stored()).as("nobody removes another's draft").isEqualTo(1);
    http.answer("draft-lawyer", "DELETE", path, null, 204);
    http.answer("draft-lawyer", "GET", path, null, 204);
  }

  @Test
  void whoMayNotReadTheTaskOrStartTheProcessHasNoDraftOfIt() {
    for (String method : new String[] {"GET", "PUT"}) {
      String body = method.equals("PUT") ? DRAFT : null;
      assertThat(http.answer("draft-stranger", method, path, body, 404).path("message").asText()).startsWith("没有任务");
      assertThat(http.answer("draft-stranger", method, START, body, 404).path("message").asText())
          .startsWith("没有流程“it-project-construction”");
      http.answer("draft-requester", method, "/api/drafts/start:it-project-approval", body, 404);
      http.answer("draft-requester", method, "/api/drafts/unknown", body, 404);
    }
    assertThat(stored()).isZero();
    http.ask("draft-requester", "PUT", START, DRAFT);
    assertThat(http.ask("draft-requester", "GET", START, null).path("values").path("decision").asText()).isEqualTo("APPROVED");
    http.answer("draft-requester", "DELETE", START, null, 204);
    http.answer("draft-requester", "GET", START, null, 204);
  }

  @Test
  void allDraftsOfATaskGoWhenItIsCompleted() {
    http.ask("draft-lawyer", "PUT", path, DRAFT);
    http.ask("draft-colleague", "PUT", path, DRAFT);
    assertThat(stored()).isEqualTo(2);
    taskService.complete(taskId(), Map.of());
    assertThat(stored()).isZero();
    http.answer("draft-lawyer", "GET", path, null, 404);
    http.answer("draft-lawyer", "DELETE", path, null, 204);
  }

  @Test
  void allDraftsOfATaskGoWhenItIsCancelled() {
    http.ask("draft-lawyer", "PUT", path, DRAFT);
    runtimeService.deleteProcessInstance(instance, "测试", true);
    assertThat(stored()).isZero();
  }

  @Test
  void whatTheDelegateHasFilledInIsNotHiddenByTheOwnersDraft() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    String draft = "/api/drafts/" + task.getId();
    http.ask(OWNER, "PUT", draft, DRAFT);
    taskService.claim(task.getId(), OWNER);
    http.answer(OWNER, "POST", "/api/tasks/" + task.getId() + "/delegate", "{\"userId\":\"draft-lawyer\",\"reason\":\"请先填\"}", 204);
    assertThat(http.ask(OWNER, "GET", draft, null).path("values").isEmpty()).as("he may still take it back").isFalse();
    people.as("draft-lawyer", () -> {
      taskService.resolveTask(task.getId());
      return null;
    });
    http.answer(OWNER, "GET", draft, null, 204);

    http.ask(OWNER, "PUT", draft, DRAFT);
    Task returned = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    returned.setPriority(60);
    taskService.saveTask(returned);
    assertThat(http.ask(OWNER, "GET", draft, null).path("values").isEmpty()).as("a draft made since stays").isFalse();
  }

  @Test
  void whoHandsATaskOverKeepsNoDraftOfIt() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    http.user("draft-network", "罗", "刚", "network-admin");
    String draft = "/api/drafts/" + task.getId();
    http.ask(OWNER, "PUT", draft, DRAFT);
    http.ask("draft-network", "PUT", draft, DRAFT);
    http.answer(OWNER, "POST", "/api/tasks/" + task.getId() + "/transfer", "{\"userId\":\"draft-network\",\"reason\":\"出差\"}", 204);
    assertThat(jdbc.sql("select user_id from form_draft where draft_key = ?").param(task.getId()).query(String.class).list())
        .containsExactly("draft-network");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"values\":[]}", "{\"values\":\"text\"}", "{\"values\":null}", "{}", "\"text\""})
  void onlyAnObjectIsADraft(String body) {
    assertThat(http.refusal("draft-lawyer", "PUT", path, body)).isEqualTo("values: 草稿格式不正确，应为 JSON 对象 {\"values\": {…}}");
    assertThat(stored()).isZero();
  }

  @Test
  void aDraftIsNoMoreThanAMegabyte() {
    String frame = "{\"values\":{\"text\":\"\"}}";
    int most = 1024 * 1024 - frame.length();
    http.ask("draft-lawyer", "PUT", path, frame.replace("\"\"", "\"" + "x".repeat(most) + "\""));
    assertThat(http.refusal("draft-lawyer", "PUT", path, frame.replace("\"\"", "\"" + "y".repeat(most + 1) + "\"")))
        .startsWith("values: 草稿过大：超过 1 MB");
    assertThat(http.ask("draft-lawyer", "GET", path, null).path("values").path("text").asText()).hasSize(most).startsWith("x");
  }
}
