package cn.pmo.itproject.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import com.fasterxml.jackson.databind.JsonNode;

import cn.pmo.itproject.ItProjectApplication;

/**
 * Two projects from requirement to archive over HTTP against the running application with its demo organisation.
 * With {@code -Dlifecycle.base-url=http://…} an application that runs already is used.
 */
class ProjectLifecycleTest {

  private static ConfigurableApplicationContext application;
  private static EngineRest rest;

  @BeforeAll
  static void useApplication() {
    String baseUrl = System.getProperty("lifecycle.base-url");
    if (baseUrl == null) {
      application = new SpringApplicationBuilder(ItProjectApplication.class).profiles("demo").run(
          "--server.port=0", "--spring.datasource.url=jdbc:h2:mem:lifecycle;LOCK_TIMEOUT=10000", "--it-project.demo.sample-projects=false");
      baseUrl = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
    }
    rest = new EngineRest(baseUrl, System.getProperty("lifecycle.admin", "admin"), System.getProperty("lifecycle.password", "demo-2026"));
  }

  @AfterAll
  static void stopApplication() {
    if (application != null) {
      application.close();
    }
  }

  @Test
  void selfBuiltProjectIsRejectedOnceEverywhereAndStillReachesTheArchive() throws Exception {
    ProjectRun project = new ProjectRun(rest, "卷烟物流配送线路优化平台𠮷🚚",
        List.of(goal("线路里程", "全市配送里程下降8%"), goal("装车效率", "单车装车时间不超过25分钟")), List.of("线路规划", "车辆调度", "在途监控"));
    String supplierA = "华东数科有限公司";
    String supplierB = "金叶软件股份有限公司";
    String supplierC = "云帆信息技术有限公司";
    JsonNode rateBefore = executionRate();

    project.start("SELF_BUILT", 1_200_000);
    project.collectStandards();
    project.analyseFeasibility("");
    project.refused("it-leading-group", "UserTask_ApproveFeasibility", List.of("建议"), "decision", "REJECTED", "decisionReason", "论证不足",
        "decisionSuggestion", " \u3000");
    project.reject("it-leading-group", "UserTask_ApproveFeasibility", "没有比较两种方案的投资", "补充投资比较");
    project.analyseFeasibility("（第二稿）");
    project.approve("it-leading-group", "UserTask_ApproveFeasibility");
    project.prepareBudget("", 60_000, 900_000);
    project.reject("investment-committee", "UserTask_ApproveBudget", "服务器单价偏高", "按集中采购目录核价");
    project.prepareBudget("（核价后）", 50_000, 800_000);
    project.approve("investment-committee", "UserTask_ApproveBudget");

    project.research();
    project.writeResearchReport("");
    project.reject("it-center-director", "UserTask_ConfirmResearchReport", "缺少县局网络现状", "补充带宽数据");
    project.writeResearchReport("（补充）");
    project.approve("it-center-director", "UserTask_ConfirmResearchReport");
    project.draftImplementationPlan("");
    project.reject("it-leading-group", "UserTask_ReviewImplementationPlan", "未写应急回退", "补充回退方案");
    project.draftImplementationPlan("（第二稿）");
    project.approve("it-leading-group", "UserTask_ReviewImplementationPlan");
    project.reject("investment-committee", "UserTask_ApproveImplementationPlan", "分期投资不清", "列明两期投资");
    project.draftImplementationPlan("（第三稿）");
    project.approve("it-leading-group", "UserTask_ReviewImplementationPlan");
    project.approve("investment-committee", "UserTask_ApproveImplementationPlan");

    project.requestProcurement(900_000);
    project.complete("it-leading-group", "UserTask_SelectProcurementMethod", "procurementCircumstance", "NONE");
    project.publishTender("", supplierA, supplierB);
    project.reject("it-leading-group", "UserTask_HandleFailedTender", "响应供应商不足三家", "改用竞争性磋商重新采购");
    project.complete("it-leading-group", "UserTask_SelectProcurementMethod", "procurementCircumstance", "FAILED_TENDER",
        "circumstanceReason", "首次采购响应不足");
    project.publishTender("（第二次）", supplierA, supplierB, supplierC);
    project.evaluateAndAward(supplierB, 880_000, supplierA, supplierB, supplierC);
    project.refused("it-center-coordinator", "UserTask_DraftContract", List.of("1,000,001", "1,000,000"), "contractAmount", 1_000_001,
        "counterparty", supplierB,
        "contractSummary", "固定总价合同", "contractDraft", project.docx("合同初稿"));
    project.draftContract(880_000, supplierB);
    project.complete("contract-review", "UserTask_ReviewContractDraft", "contractClauses", List.of("合作范围"), "decision", "REJECTED",
        "decisionReason", "缺少知识产权归属等条款", "decisionSuggestion", "按标准文本补齐");
    revise(project, "（补齐条款）");
    project.reviewContractDraft();
    project.approve("finance", "UserTask_ReviewFinancially");
    project.approve("tech-team", "UserTask_ReviewTechnically");
    project.reject("legal", "UserTask_ReviewLegally", "违约金比例过低", "提高到每日千分之一");
    revise(project, "（提高违约金）");
    project.reviewContractDraft();
    project.approve("finance", "UserTask_ReviewFinancially");
    project.approve("tech-team", "UserTask_ReviewTechnically");
    project.approve("legal", "UserTask_ReviewLegally");
    project.finalizeContract();
    project.signContract("HT-ZJ-" + project.code(), 880_000, supplierB);

    project.draftWorkPlan("");
    project.reject("it-leading-group", "UserTask_ApproveWorkPlan", "试点时间过短", "试点延长一周");
    project.draftWorkPlan("（调整后）");
    project.approve("it-leading-group", "UserTask_ApproveWorkPlan");
    project.selectPilotUnits();
    project.runPilot("（一）");
    project.comparePilotResult("（一）");
    project.complete("it-center-director", "UserTask_JudgePilotResult", "pilotSatisfied", false, "dissatisfactionReason", "高峰期响应超过5秒");
    project.runPilot("（二）");
    project.comparePilotResult("（二）");
    project.complete("it-center-director", "UserTask_JudgePilotResult", "pilotSatisfied", true);
    project.complete("it-leading-group", "UserTask_AcceptPilot", "criterion1", true, "criterion2", true, "criterion3", false, "criterion4",
        true,
        "findings", List.of(Map.of("criterion", 3, "description", "口令复杂度未达到等级保护要求")));
    project.runPilot("（三）");
    project.comparePilotResult("（三）");
    project.complete("it-center-director", "UserTask_JudgePilotResult", "pilotSatisfied", true);
    project.accept("it-leading-group", "UserTask_AcceptPilot");
    project.updateWorkPlan();

    project.rollOutAndTrain();
    project.runTrial();
    project.completeEach("UserTask_ReportTrialIssues", "trialIssues", List.of(Map.of("kind", "PROBLEM", "description", "导出报表缺少合计行")),
        "noTrialIssues", false);
    project.complete("network-admin", "UserTask_ImproveAfterTrial", "issueAnswers", ProjectRun.UNITS.stream().map(unit -> Map.of(
        "unit", unit, "kind", "PROBLEM", "description", "导出报表缺少合计行", "resolution", "SOLVED", "explanation", "已增加合计行")).toList());

    project.applyForAcceptance();
    project.complete("it-leading-group", "UserTask_AcceptPreliminarily", "preliminaryConclusion", "基本满足要求，有一处待改进",
        "findings", List.of(Map.of("description", "操作日志只保留一个月")), "preliminaryAcceptanceReport", project.pdf("项目初验报告"));
    project.complete("network-admin", "UserTask_ImproveAfterPreliminary", "findingAnswers",
        List.of(Map.of("description", "操作日志只保留一个月", "resolution", "SOLVED", "explanation", "改为保留六个月")),
        "retrialDueDate", LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(130).toString());
    project.completeEach("UserTask_RunRetrial", "retrialResult", "日志功能改进后运行正常", "retrialSummary", project.docx("改进部分试运行情况"));
    project.complete("it-leading-group", "UserTask_AcceptFinally", "criterion1", false, "criterion2", true, "criterion3", true,
        "criterion4", true,
        "findings", List.of(Map.of("criterion", 1, "description", "装车效率目标尚差2分钟")));
    project.complete("network-admin", "UserTask_ImproveAfterFinal", "findingAnswers",
        List.of(Map.of("criterion", 1, "description", "装车效率目标尚差2分钟", "resolution", "SOLVED", "explanation", "优化装车顺序，实测24分钟")));
    project.accept("it-leading-group", "UserTask_AcceptFinally");
    project.archive();

    JsonNode closed = awaitStatus(project, "CLOSED");
    assertThat(closed.get("contractNo").asText()).isEqualTo("HT-ZJ-" + project.code());
    List<String> verdicts = reviews(project).stream().map(review -> review.get("stepId").asText() + " " + review.get("verdict").asText())
        .toList();
    assertThat(verdicts).containsSubsequence(
        "UserTask_ApproveFeasibility REJECTED", "UserTask_ApproveFeasibility APPROVED", "UserTask_ApproveBudget REJECTED",
        "UserTask_ApproveBudget APPROVED",
        "UserTask_ReviewImplementationPlan REJECTED", "UserTask_ReviewImplementationPlan APPROVED",
        "UserTask_ApproveImplementationPlan REJECTED",
        "UserTask_ReviewImplementationPlan APPROVED", "UserTask_ApproveImplementationPlan APPROVED", "UserTask_ApproveWorkPlan REJECTED",
        "UserTask_ApproveWorkPlan APPROVED", "UserTask_AcceptPilot FAILED", "UserTask_AcceptPilot PASSED",
        "UserTask_AcceptPreliminarily FAILED",
        "UserTask_AcceptFinally FAILED", "UserTask_AcceptFinally PASSED");
    assertThat(reviews(project)).filteredOn(review -> "UserTask_ApproveFeasibility".equals(review.get("stepId").asText()))
        .extracting(review -> review.get("documentVersion").asInt()).containsExactly(1, 2);
    assertArchiveIsWhole(project, "可行性分析报告（第二稿）", "修订后的工作计划", "生效合同");
    assertNobodyElseSees(project);
    JsonNode rateAfter = executionRate();
    assertThat(rateAfter.get("planned").asInt()).isEqualTo(rateBefore.get("planned").asInt() + 1);
    assertThat(rateAfter.get("executed").asInt()).isEqualTo(rateBefore.get("executed").asInt() + 1);
  }

  @Test
  void unifiedBuildProjectIsAcceptedByTheProvincialCompany() throws Exception {
    JsonNode rateBefore = executionRate();
    ProjectRun project = ProjectRun.unifiedBuildToArchive(rest, "全省专卖执法管理系统推广建设");

    awaitStatus(project, "CLOSED");
    assertThat(reviews(project)).filteredOn(review -> review.get("verdict").asText().equals("PASSED"))
        .filteredOn(review -> !review.get("stepId").asText().equals("UserTask_AcceptPreliminarily"))
        .extracting(review -> review.get("userId").asText())
        .containsExactly(rest.memberOf("provincial-company"), rest.memberOf("provincial-company"));
    assertArchiveIsWhole(project, "验收申请", "培训签到表");
    JsonNode rateAfter = executionRate();
    assertThat(rateAfter.get("planned")).isEqualTo(rateBefore.get("planned"));
    assertThat(rateAfter.get("executed")).isEqualTo(rateBefore.get("executed"));
  }

  private static Map<String, Object> goal(String goal, String target) {
    return Map.of("goal", goal, "target", target);
  }

  private static void revise(ProjectRun project, String edition) {
    project.complete("it-center-coordinator", "UserTask_ReviseContract", "revisionNotes", "已按意见修改", "contractDraft",
        project.docx("合同修订稿" + edition));
  }

  private static JsonNode executionRate() {
    return rest.get(rest.memberOf("it-leading-group"), "/api/kpi/execution-rate?year=" + Year.now(ZoneId.of("Asia/Shanghai")));
  }

  private static List<JsonNode> reviews(ProjectRun project) {
    List<JsonNode> reviews = new ArrayList<>();
    rest.get(rest.memberOf("it-center-director"), "/api/projects/" + project.code() + "/reviews").forEach(reviews::add);
    return reviews;
  }

  private static JsonNode awaitStatus(ProjectRun project, String status) throws InterruptedException {
    JsonNode found = null;
    for (int i = 0; i < 100; i++) {
      found = rest.get(rest.memberOf("it-center-coordinator"), "/api/projects/" + project.code());
      if (status.equals(found.get("status").asText())) {
        return found;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("project is not " + status + ": " + found);
  }

  /** Reads the archive as an auditor would: every file must have the sum that SHA256SUMS names, and no file may lack one. */
  private static void assertArchiveIsWhole(ProjectRun project, String... documents) throws Exception {
    HttpResponse<byte[]> response = rest.getRaw(rest.memberOf("it-center-coordinator"), "/api/projects/" + project.code() + "/archive");
    assertThat(response.statusCode()).isEqualTo(200);
    Map<String, byte[]> files = unzip(response.body());
    byte[] sums = files.remove("SHA256SUMS");
    Map<String, String> expected = new LinkedHashMap<>();
    new String(sums, StandardCharsets.UTF_8).lines().forEach(line -> expected.put(line.substring(66), line.substring(0, 64)));
    assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getValue()))).as(file.getKey())
          .isEqualTo(expected.get(file.getKey()));
    }
    String manifest = new String(files.get("manifest.csv"), StandardCharsets.UTF_8);
    for (String document : documents) {
      assertThat(manifest).contains(document);
    }
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  /** The sponsor department has no part in a construction project. */
  private static void assertNobodyElseSees(ProjectRun project) {
    String stranger = rest.memberOf("sponsor-department");
    for (String path : List.of("", "/documents", "/reviews", "/archive")) {
      assertThat(rest.getRaw(stranger, "/api/projects/" + project.code() + path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
