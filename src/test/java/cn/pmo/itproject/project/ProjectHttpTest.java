package cn.pmo.itproject.project;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.review.ReviewKind;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.scenario.Documents;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.variable.impl.value.FileValueImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ledger, the documents and the reviews over HTTP: who sees what, and how Chinese file names travel. */
@LedgerTest
class ProjectHttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort
  private int port;
  @Autowired
  private LedgerScenario scenario;
  @Autowired
  private ProjectLedger ledger;
  @Autowired
  private DocumentRegister register;
  @Autowired
  private ReviewRecords reviews;

  /** The engine's web applications find it by its name, under which every application context of the test run registers its own. */
  @BeforeEach
  void answerWithTheEngineOfThisContext() {
    ProcessEngines.registerProcessEngine(scenario.engine);
  }

  private HttpRequest.Builder request(String user, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization",
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + LedgerScenario.PASSWORD).getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<byte[]> get(String user, String path) throws Exception {
    return HTTP.send(request(user, path).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private JsonNode json(String user, String path) throws Exception {
    HttpResponse<byte[]> response = get(user, path);
    assertThat(response.statusCode()).as(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private List<String> codes(String user, String query) throws Exception {
    List<String> codes = new ArrayList<>();
    json(user, "/api/projects?size=200&" + query).path("items").forEach(item -> codes.add(item.path("code").asText()));
    return codes;
  }

  @Test
  void projectShowsCodesWithTheirLabels() throws Exception {
    String code = scenario.start();
    JsonNode project = json(LedgerScenario.REQUESTER, "/api/projects/" + code);
    assertThat(project.path("code").asText()).isEqualTo(code);
    assertThat(project.path("buildType").asText()).isEqualTo("SELF_BUILT");
    assertThat(project.path("buildTypeLabel").asText()).isEqualTo("自建");
    assertThat(project.path("status").asText()).isEqualTo("RUNNING");
    assertThat(project.path("statusLabel").asText()).isEqualTo("进行中");
    assertThat(Instant.parse(project.path("startedAt").asText())).isBefore(Instant.now().plusSeconds(1));
  }

  @Test
  void everybodySeesTheProjectsTheyTakePartIn() throws Exception {
    String code = scenario.start();
    for (String participant : List.of(LedgerScenario.REQUESTER, "ledger-colleague", LedgerScenario.ADMIN, "ledger-operator")) {
      assertThat(codes(participant, "")).as(participant).contains(code);
      assertThat(get(participant, "/api/projects/" + code + "/documents").statusCode()).as(participant).isEqualTo(200);
    }
    assertThat(codes("ledger-finance", "")).as("its task has not come yet").doesNotContain(code);
    scenario.complete(code, "UserTask_Draft", Map.of("plan", Documents.pdf("方案")));
    assertThat(codes("ledger-finance", "")).contains(code);
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
    scenario.complete(code, "UserTask_Pilot", Map.of("pilotReport", Documents.pdf("试点报告")));
    assertThat(codes("ledger-finance", "")).as("also when its task is done").contains(code);
    assertThat(codes(LedgerScenario.OUTSIDER, "")).isEmpty();
    scenario.engine.getTaskService().setAssignee(scenario.task(code, "UserTask_Revise").getId(), LedgerScenario.OUTSIDER);
    try {
      assertThat(codes(LedgerScenario.OUTSIDER, "")).containsExactly(code);
    } finally {
      scenario.engine.getRuntimeService().deleteProcessInstance(ledger.require(code).processInstanceId(), "test");
      scenario.engine.getHistoryService().deleteHistoricProcessInstance(ledger.require(code).processInstanceId());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/documents", "/documents/x/content", "/reviews", "/archive", "/archive/verification"})
  void foreignAndUnknownProjectsAreTheSame(String path) throws Exception {
    String code = scenario.start();
    for (String project : List.of(code, "XM-1999-0001")) {
      HttpResponse<byte[]> response = get("ledger-stranger", "/api/projects/" + project + path);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(JSON.readTree(response.body()).path("message").asText()).isEqualTo("没有项目“" + project + "”，或您未参与该项目");
    }
  }

  @Test
  void documentOfAnotherProjectIsNotFound() throws Exception {
    String mine = scenario.start();
    String other = scenario.start();
    String document = register.all(other).get(0).id();
    assertThat(get(LedgerScenario.REQUESTER, "/api/projects/" + mine + "/documents/" + document + "/content").statusCode()).isEqualTo(404);
    assertThat(get(LedgerScenario.REQUESTER, "/api/projects/" + other + "/documents/" + document + "/content").statusCode()).isEqualTo(200);
  }

  @Test
  void listIsFilteredAndPaged() throws Exception {
    String name = "筛选" + UUID.randomUUID();
    int year = Year.now(ProjectLedger.ZONE).getValue();
    String unified = scenario.start(LedgerScenario.requirement().putValue("projectName", name + " 100%_甲")
        .putValue("buildType", "UNIFIED_BUILD")
        .putValue("planYear", year + 1));
    String own = scenario.start(LedgerScenario.requirement().putValue("projectName", name + " 乙"));
    ledger.terminate(own, "审批", "理由");
    String q = "q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);

    assertThat(codes(LedgerScenario.REQUESTER, q)).containsExactly(own, unified);
    assertThat(codes(LedgerScenario.REQUESTER, q + "&buildType=UNIFIED_BUILD")).containsExactly(unified);
    assertThat(codes(LedgerScenario.REQUESTER, q + "&year=" + year)).containsExactly(own);
    assertThat(codes(LedgerScenario.REQUESTER, q + "&status=TERMINATED")).containsExactly(own);
    assertThat(codes(LedgerScenario.REQUESTER, q + "&phase=ledger-work")).hasSize(2);
    assertThat(codes(LedgerScenario.REQUESTER, q + "&phase=it-project-pilot")).isEmpty();
    assertThat(codes(LedgerScenario.REQUESTER, q + "&department=" + LedgerScenario.OFFICE)).hasSize(2);
    assertThat(codes(LedgerScenario.REQUESTER, q + "&department=" + LedgerScenario.FINANCE)).isEmpty();
    assertThat(codes(LedgerScenario.REQUESTER, "q=" + own.toLowerCase())).containsExactly(own);
    assertThat(codes(LedgerScenario.REQUESTER, "q=100%25_")).as("% and _ are plain characters").containsExactly(unified);
    JsonNode page = json(LedgerScenario.REQUESTER, "/api/projects?page=1&size=1&" + q);
    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(page.path("items").get(0).path("code").asText()).isEqualTo(unified);
    assertThat(get(LedgerScenario.REQUESTER, "/api/projects?size=0").statusCode()).isEqualTo(400);
    assertThat(get(LedgerScenario.REQUESTER, "/api/projects?page=2000000000&size=200").statusCode()).isEqualTo(400);
    assertThat(get(LedgerScenario.REQUESTER, "/api/projects?status=UNKNOWN").statusCode()).isEqualTo(400);
  }

  @Test
  void exportHoldsWhatTheUserMaySee() throws Exception {
    String name = "导出" + UUID.randomUUID();
    scenario.start(LedgerScenario.requirement().putValue("projectName", name));
    String q = "&q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpResponse<byte[]> csv = get(LedgerScenario.REQUESTER, "/api/projects/export?format=csv" + q);
    assertThat(csv.headers().firstValue("Content-Disposition")).get().asString().startsWith("attachment;")
        .contains("filename*=UTF-8''" + URLEncoder.encode("项目台账", StandardCharsets.UTF_8) + ".csv");
    assertThat(new String(csv.body(), StandardCharsets.UTF_8).lines()).hasSize(2);
    assertThat(new String(get(LedgerScenario.OUTSIDER, "/api/projects/export?format=csv" + q).body(), StandardCharsets.UTF_8).lines())
        .hasSize(1);
    try (XSSFWorkbook workbook = new XSSFWorkbook(
        new ByteArrayInputStream(get(LedgerScenario.REQUESTER, "/api/projects/export?format=xlsx" + q).body()))) {
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue()).isEqualTo(name);
    }
    assertThat(get(LedgerScenario.REQUESTER, "/api/projects/export?format=pdf").statusCode()).isEqualTo(400);
  }

  @Test
  void chineseFileNamesTravelByMultipartAndByJson() throws Exception {
    String code = scenario.start();
    String task = scenario.task(code, "UserTask_Draft").getId();
    byte[] plan = ((FileValueImpl) Documents.pdf("方案")).getByteArray();
    String planName = "配送线路优化—实施方案（初稿）.pdf";
    String boundary = "----" + UUID.randomUUID();
    byte[] body = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + planName
        + "\"\r\nContent-Type: application/pdf\r\n\r\n" + new String(plan, StandardCharsets.ISO_8859_1) + "\r\n--" + boundary
        + "\r\nContent-Disposition: form-data; name=\"valueType\"\r\nContent-Type: text/plain\r\n\r\nFile\r\n--" + boundary + "--\r\n")
        .getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> uploaded = HTTP.send(request(LedgerScenario.ADMIN, "/engine-rest/task/" + task + "/variables/plan/data")
        .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(204);

    String json = JSON.writeValueAsString(Map.of("variables", Map.of("attachment", Map.of("type", "File", "value",
        Base64.getEncoder().encodeToString(((FileValueImpl) Documents.pdf("附件")).getByteArray()),
        "valueInfo", Map.of("filename", "附件：清单.pdf", "mimeType", "application/octet-stream")))));
    HttpResponse<String> completed = HTTP.send(request(LedgerScenario.ADMIN, "/engine-rest/task/" + task + "/complete")
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);

    List<String> names = new ArrayList<>();
    for (JsonNode document : json(LedgerScenario.ADMIN, "/api/projects/" + code + "/documents")) {
      HttpResponse<byte[]> content = get(LedgerScenario.ADMIN,
          "/api/projects/" + code + "/documents/" + document.path("id").asText() + "/content");
      names.add(document.path("fileName").asText());
      assertThat(content.headers().firstValue("Content-Disposition")).get().asString().startsWith("attachment;")
          .contains("filename*=UTF-8''");
      assertThat(content.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(content.headers().firstValue("Content-Type")).get().asString().startsWith("application/pdf");
      assertThat(content.body()).startsWith('%', 'P', 'D', 'F');
    }
    assertThat(names).containsExactlyInAnyOrder("项目建设需求.pdf", planName, "附件：清单.pdf");
    assertThat(register.content(register.latest(code, "plan").orElseThrow().id())).isEqualTo(plan);
  }

  @Test
  void refusedDocumentIsAnsweredWithItsField() throws Exception {
    String task = scenario.task(scenario.start(), "UserTask_Draft").getId();
    String json = JSON.writeValueAsString(Map.of("variables", Map.of("plan", Map.of("type", "File", "value",
        Base64.getEncoder().encodeToString("<html>".getBytes(StandardCharsets.UTF_8)), "valueInfo", Map.of("filename", "方案.pdf")))));
    HttpResponse<String> refused = HTTP.send(request(LedgerScenario.ADMIN, "/engine-rest/task/" + task + "/complete")
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(refused.body()).path("violations").get(0).path("field").asText()).isEqualTo("plan");
  }

  @Test
  void reviewsAreListedInTheirOrder() throws Exception {
    String code = scenario.start();
    Instant time = Instant.parse("2026-03-01T01:02:03.004Z");
    reviews.add(new ReviewRecord(null, code, ReviewKind.REVIEW, "p", "pi", "t", "UserTask_ApproveFeasibility", "审批可行性分析报告", "JS-04", "u1",
        "李雷", time, "REJECTED", "退回修改", "原因", "建议", null, null, "feasibilityReport", "可行性分析报告", 1, "ab"));
    reviews.add(new ReviewRecord(null, code, ReviewKind.ACCEPTANCE, "p", "pi", "t", "UserTask_AcceptPilot", "试点验收", "JS-21", "u1", "李雷",
        time, "PASSED", "通过", null, null, "[{\"description\":\"问题\"}]", "{\"criterion1\":true}", null, null, null, null));

    JsonNode list = json(LedgerScenario.REQUESTER, "/api/projects/" + code + "/reviews");
    assertThat(list).hasSize(2);
    assertThat(list.get(0).path("verdict").asText()).isEqualTo("REJECTED");
    assertThat(list.get(0).path("verdictLabel").asText()).isEqualTo("退回修改");
    assertThat(list.get(0).path("kindLabel").asText()).isEqualTo("审批");
    assertThat(list.get(0).path("documentVersion").asInt()).isEqualTo(1);
    assertThat(list.get(0).path("decidedAt").asText()).isEqualTo("2026-03-01T01:02:03.004Z");
    assertThat(list.get(1).path("findings").asText()).contains("问题");
    assertThat(list.get(1).path("documentVersion").isNull()).isTrue();
    assertThat(reviews.lastTermination(code)).isEmpty();
  }

  @Test
  void executionRateNeedsALoginOnly() throws Exception {
    JsonNode rate = json(LedgerScenario.OUTSIDER, "/api/kpi/execution-rate?year=1999");
    assertThat(rate.path("rate").isNull()).isTrue();
    assertThat(rate.path("rateLabel").asText()).isEqualTo("—");
    assertThat(rate.path("target").decimalValue()).isEqualByComparingTo("0.90");
    assertThat(json(LedgerScenario.OUTSIDER, "/api/kpi/execution-rate").path("planYear").asInt())
        .isEqualTo(Year.now(ProjectLedger.ZONE).getValue());
  }
}
