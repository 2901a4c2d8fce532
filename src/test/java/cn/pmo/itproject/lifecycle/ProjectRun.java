package cn.pmo.itproject.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import cn.pmo.itproject.lifecycle.EngineRest.Attachment;

/** One project driven step by step through REST by the people of the roles. */
final class ProjectRun {

  static final List<String> UNITS = List.of("dept-county-east", "dept-county-west");

  private final EngineRest rest;
  private final String name;
  private final List<Map<String, Object>> goals;
  private final List<String> modules;
  private String code;

  ProjectRun(EngineRest rest, String name, List<Map<String, Object>> goals, List<String> modules) {
    this.rest = rest;
    this.name = name;
    this.goals = goals;
    this.modules = modules;
  }

  String code() {
    return code;
  }

  /** Goes on with a project that was started before. */
  ProjectRun resume(String startedCode) {
    code = startedCode;
    return this;
  }

  /** A unified-build project from requirement to archive, without a detour. */
  static ProjectRun unifiedBuildToArchive(EngineRest rest, String name) {
    ProjectRun project = new ProjectRun(rest, name,
        List.of(with("goal", "案件办理", "target", "案件全程网上办理"), with("goal", "文书生成", "target", "执法文书自动生成率不低于95%")),
        List.of("案件管理", "文书管理"));
    String supplier = "中烟信息科技有限公司";

    project.start("UNIFIED_BUILD", 2_600_000);
    project.collectStandards();
    project.analyseFeasibility("");
    project.approve("it-leading-group", "UserTask_ApproveFeasibility");
    project.prepareBudget("", 100_000, 2_100_000);
    project.approve("investment-committee", "UserTask_ApproveBudget");
    project.research();
    project.writeResearchReport("");
    project.approve("it-center-director", "UserTask_ConfirmResearchReport");
    project.draftImplementationPlan("");
    project.approve("it-leading-group", "UserTask_ReviewImplementationPlan");
    project.approve("investment-committee", "UserTask_ApproveImplementationPlan");
    project.requestProcurement(2_400_000);
    project.complete("it-leading-group", "UserTask_SelectProcurementMethod", "procurementCircumstance", "SOLE_SUPPLIER",
        "circumstanceReason", "全省统一平台，只能由原承建单位扩建");
    project.publishTender("", supplier);
    project.evaluateAndAward(supplier, 2_380_000, supplier);
    project.draftContract(2_380_000, supplier);
    project.reviewContractDraft();
    project.approve("legal", "UserTask_ReviewLegally");
    project.approve("finance", "UserTask_ReviewFinancially");
    project.approve("tech-team", "UserTask_ReviewTechnically");
    project.finalizeContract();
    project.signContract("HT-TJ-" + project.code(), 2_380_000, supplier);
    project.draftWorkPlan("");
    project.approve("it-leading-group", "UserTask_ApproveWorkPlan");
    project.selectPilotUnits();
    project.runPilot("");
    project.comparePilotResult("");
    project.complete("it-center-director", "UserTask_JudgePilotResult", "pilotSatisfied", true);
    project.accept("provincial-company", "UserTask_AcceptPilot");
    project.updateWorkPlan();
    project.rollOutAndTrain();
    project.runTrial();
    project.completeEach("UserTask_ReportTrialIssues", "trialIssues", List.of(), "noTrialIssues", true);
    project.applyForAcceptance();
    project.complete("it-leading-group", "UserTask_AcceptPreliminarily", "preliminaryConclusion", "满足初验条件", "findings", List.of(),
        "preliminaryAcceptanceReport", project.pdf("项目初验报告"));
    project.accept("provincial-company", "UserTask_AcceptFinally");
    project.archive();
    return project;
  }

  /** Midnight may pass while a project runs. */
  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  // --- acting -------------------------------------------------------------------------------------------------------

  void start(String buildType, int plannedInvestment) {
    String requester = rest.memberOf("requesting-department");
    HttpResponse<byte[]> response = rest.start(requester, "it-project-construction", with(
        "projectName", name, "buildType", buildType, "department", departmentOf(requester),
        "background", "现有系统建成已久，数据分散在各县局，月末汇总靠人工，不能满足专卖管理和物流调度的要求。",
        "goals", goals, "modules", modules.stream().map(module -> Map.of("module", module)).toList(),
        "plannedInvestment", plannedInvestment, "planYear", today().getYear(), "inAnnualPlan", true,
        "projectRequirement", docx("项目建设需求")));
    assertThat(response.statusCode()).as(EngineRest.body(response)).isEqualTo(200);
    code = rest.parse(response).get("businessKey").asText();
    assertThat(code).matches("XM-" + today().getYear() + "-\\d{4}");
  }

  void complete(String group, String step, Object... variables) {
    String user = rest.memberOf(group);
    complete(user, rest.tasks(user, code, step).get(0), variables);
  }

  /** Each unit completes its own instance of a multi-instance step. */
  void completeEach(String step, Object... variables) {
    for (String unit : UNITS) {
      String user = rest.memberOf(unit);
      JsonNode task = rest.tasks(user, code, step).stream().filter(candidate -> isOf(candidate, unit)).findFirst().orElseThrow();
      complete(user, task, variables);
    }
  }

  void complete(String user, JsonNode task, Object... variables) {
    String id = task.get("id").asText();
    HttpResponse<byte[]> claimed = rest.claim(user, id);
    assertThat(claimed.statusCode()).as("claim %s: %s", task.get("name"), EngineRest.body(claimed)).isEqualTo(204);
    HttpResponse<byte[]> response = rest.submit(user, id, with(variables));
    assertThat(response.statusCode()).as("%s by %s: %s", task.get("taskDefinitionKey"), user, EngineRest.body(response)).isEqualTo(204);
  }

  /** A submission that the server must refuse with 400 and these words; the task stays open and as it was. */
  void refused(String group, String step, List<String> words, Object... variables) {
    String user = rest.memberOf(group);
    JsonNode before = rest.tasks(user, code, step).get(0);
    HttpResponse<byte[]> response = rest.submit(user, before.get("id").asText(), with(variables));
    assertThat(response.statusCode()).as(EngineRest.body(response)).isEqualTo(400);
    assertThat(rest.parse(response).get("message").asText()).contains(words.toArray(String[]::new));
    JsonNode after = rest.get(user, "/engine-rest/task/" + before.get("id").asText());
    assertThat(after).isEqualTo(before);
  }

  void approve(String group, String step) {
    complete(group, step, "decision", "APPROVED");
  }

  void reject(String group, String step, String reason, String suggestion) {
    complete(group, step, "decision", "REJECTED", "decisionReason", reason, "decisionSuggestion", suggestion);
  }

  // --- the steps that both projects take alike ----------------------------------------------------------------------

  void collectStandards() {
    complete("network-admin", "UserTask_CollectStandards",
        "technicalStandards", List.of(
            Map.of("level", "NATIONAL", "standardNo", "GB/T 22239-2019", "standardName", "信息安全技术 网络安全等级保护基本要求"),
            Map.of("level", "INDUSTRY", "standardNo", "YC/T 451-2012", "standardName", "烟草行业信息系统安全等级保护实施规范")),
        "technicalRequirements", docx("技术标准和要求"));
  }

  void analyseFeasibility(String edition) {
    complete("it-center-director", "UserTask_AnalyseFeasibility", "feasibilityConclusion", "FEASIBLE",
        "feasibilityRisks", "历史数据质量参差，须安排一轮清洗", "feasibilityOptions", "方案一：在现有平台上扩建；方案二：新建。建议方案一。",
        "feasibilityReport", pdf("可行性分析报告" + edition));
  }

  void prepareBudget(String edition, int hardware, int software) {
    int total = 4 * hardware + software;
    complete("it-center-coordinator", "UserTask_PrepareBudget",
        "budgetLines", List.of(
            Map.of("item", "应用服务器", "quantity", 4, "unitPrice", hardware, "amount", 4 * hardware),
            Map.of("item", "软件开发与实施", "quantity", 1, "unitPrice", software, "amount", software)),
        "budgetTotal", total,
        "budgetSheet", new Attachment("项目建设预算表" + edition + ".xlsx", SampleDocuments.xlsx("预算",
            List.of(List.of("名称", "数量", "单价", "金额"), List.of("应用服务器", 4, hardware, 4 * hardware),
                List.of("软件开发与实施", 1, software, software), List.of("合计", "", "", total)))));
  }

  void research() {
    complete("network-admin", "UserTask_DraftResearchOutline", "researchPurpose", "了解县局业务现状和同类系统的建设经验",
        "researchTargets",
        List.of(Map.of("target", "城东县局(分公司)", "method", "SITE_VISIT"), Map.of("target", "省内兄弟单位", "method", "INTERVIEW")),
        "researchOutline", docx("调研提纲"));
    for (int i = 0; i < 2; i++) {
      complete("network-admin", "UserTask_ConductResearch", "researchFindings", "现场每日人工录入约两小时，重复率高。", "researchNotes", docx("调研记录" + i));
    }
  }

  void writeResearchReport(String edition) {
    complete("network-admin", "UserTask_WriteResearchReport", "feasibilityFindings", "县局网络和终端条件具备",
        "planSuggestions", "先试点两个县局，再全市推广", "researchReport", docx("项目建设调研报告" + edition));
  }

  void draftImplementationPlan(String edition) {
    complete("it-center-director", "UserTask_DraftImplementationPlan", "implementationSummary", "分两期实施：一期试点，二期全市推广。",
        "implementationPlan", docx("项目建设实施方案" + edition));
  }

  void requestProcurement(int amount) {
    complete("it-center-coordinator", "UserTask_PrepareProcurementRequest", "procurementCategory", "SERVICES", "procurementAmount", amount,
        "procurementNeeds", "软件开发、数据迁移、培训和一年运维", "procurementRequest", docx("采购需求书"));
  }

  void publishTender(String edition, String... bidders) {
    complete("it-center-coordinator", "UserTask_PublishTender", "announcedOn", today().toString(),
        "bidders", java.util.Arrays.stream(bidders)
            .map(bidder -> Map.of("bidder", bidder, "email", "bid" + Math.abs(bidder.hashCode()) + "@example.com", "quote", 880000))
            .toList(),
        "tenderNotice", pdf("采购公告" + edition));
  }

  void evaluateAndAward(String winner, int amount, String... bidders) {
    complete("it-leading-group", "UserTask_EvaluateBids",
        "bidScores", java.util.Arrays.stream(bidders).map(bidder -> Map.of("bidder", bidder, "technicalScore", 42, "commercialScore", 18,
            "priceScore", bidder.equals(winner) ? 30 : 26, "totalScore", bidder.equals(winner) ? 90 : 86)).toList(),
        "evaluationReport", pdf("评审报告"));
    complete("it-leading-group", "UserTask_AwardBid", "winningBidder", winner, "winningBidAmount", amount, "awardReason", "综合得分第一",
        "awardDecision", pdf("中选通知"));
  }

  void draftContract(int amount, String counterparty) {
    complete("it-center-coordinator", "UserTask_DraftContract", "contractAmount", amount, "counterparty", counterparty,
        "contractSummary", "固定总价合同，分四期付款", "contractDraft", docx("合同初稿"));
  }

  void reviewContractDraft() {
    complete("contract-review", "UserTask_ReviewContractDraft", "contractClauses",
        List.of("合作范围", "责任划分", "资金管理", "技术标准", "知识产权归属", "违约责任", "风险分配"), "decision", "APPROVED");
  }

  void finalizeContract() {
    complete("contract-review", "UserTask_FinalizeContract", "formalContract", pdf("正式合同文本"));
    complete("contract-review", "UserTask_FileContract", "contractFilingNo", "HTBA-" + code, "paperLocation", "档案室3柜2层");
  }

  void signContract(String contractNo, int amount, String counterparty) {
    complete("investment-committee", "UserTask_SignContract", "contractNo", contractNo, "contractAmount", amount, "counterparty",
        counterparty,
        "contractSignedOn", today().toString(), "effectiveContract", pdf("生效合同"));
  }

  void draftWorkPlan(String edition) {
    complete("it-center-director", "UserTask_DraftWorkPlan", with(dates(), "workPlan", docx("项目建设工作计划" + edition)));
  }

  void selectPilotUnits() {
    complete("network-admin", "UserTask_SelectPilotUnits", "pilotUnits", UNITS, "pilotUnitsReason", "两县局准备充足、条件适宜");
  }

  void runPilot(String round) {
    completeEach("UserTask_RunPilot", "pilotConclusion", "试点运行平稳", "pilotProblems",
        List.of(Map.of("problem", "高峰时段查询偏慢", "handling", "增加索引")), "pilotReport", docx("项目试点报告" + round));
  }

  void comparePilotResult(String round) {
    complete("it-center-director", "UserTask_ComparePilotResult", "goalResults",
        goals.stream().map(goal -> with(goal, "result", "试点达到要求", "met", true)).toList(), "pilotComparison", docx("试点比较结果" + round));
  }

  void accept(String group, String step) {
    complete(group, step, "criterion1", true, "criterion2", true, "criterion3", true, "criterion4", true, "findings", List.of());
  }

  void updateWorkPlan() {
    complete("it-center-director", "UserTask_UpdateWorkPlan", with(dates(), "revisionNotes", "按试点情况把培训提前一周",
        "workPlan", docx("修订后的工作计划"), "implementationPlan", docx("修订后的实施方案")));
  }

  void rollOutAndTrain() {
    complete("network-admin", "UserTask_RollOut", "rolloutUnits", UNITS, "rolloutSummary", "两县局全面上线", "rolloutReport", docx("项目全面建设情况"));
    complete("network-admin", "UserTask_PlanTraining", "trainingGoal", "全员会用", "trainingContent", "各功能模块操作", "trainingMethod", "集中授课与现场辅导",
        "trainingDate", today().plusDays(60).toString(), "trainingAudience", "各县局业务骨干", "trainingPlan", docx("培训计划"));
    List<Map<String, Object>> trainees = List.of(Map.of("name", "陈晓东", "unit", UNITS.get(0)), Map.of("name", "刘西林", "unit", UNITS.get(1)));
    complete("participating-units", "UserTask_RegisterTrainees", "trainees", trainees, "trainingRegister", docx("培训登记表"));
    complete("network-admin", "UserTask_HoldTraining", "attendance",
        trainees.stream().map(trainee -> with(trainee, "signedIn", true)).toList(),
        "trainingAttendance", docx("培训签到表"));
    complete("network-admin", "UserTask_EvaluateTraining", "trainingScore", 5, "trainingEvaluation", "学员考核全部合格", "trainingRecord",
        docx("培训记录"));
  }

  void runTrial() {
    completeEach("UserTask_RunTrial", "moduleUsage",
        modules.stream().map(module -> Map.of("module", module, "usageCount", 36, "usageRecord", "日常业务全程使用")).toList(),
        "trialRunSummary", docx("试运行情况汇总"));
  }

  void applyForAcceptance() {
    complete("network-admin", "UserTask_ApplyForAcceptance", "applicationStatement", "试运行期满，申请验收", "acceptanceApplication", pdf("验收申请"));
    complete("network-admin", "UserTask_PrepareAcceptanceMaterials", "materialsNote", "材料齐全", "acceptanceMaterials",
        new Attachment("项目建设相关资料清单.xlsx", SampleDocuments.xlsx("清单", List.of(List.of("序号", "资料"), List.of(1, "实施方案"), List.of(2, "合同")))));
    complete("network-admin", "UserTask_TestTechnically", "testItems",
        List.of(Map.of("item", "并发200用户查询", "expected", "平均响应不超过2秒", "actual", "1.3秒", "passed", true)), "technicalTestResult",
        docx("技术测试结果"));
  }

  void archive() {
    complete("it-center-coordinator", "UserTask_ArchiveProject", "archiveNo", "DA-" + code, "storageLocation", "综合档案室5排", "retentionYears",
        30);
  }

  // --- material -----------------------------------------------------------------------------------------------------

  Attachment docx(String title) {
    return new Attachment(name + "-" + title + ".docx",
        SampleDocuments.docx(title, List.of("项目：" + name, "编号：" + code, "本文件由" + title + "的编制人员按信息化项目建设管理流程编制。")));
  }

  Attachment pdf(String title) {
    return new Attachment(name + "-" + title + ".pdf", SampleDocuments.pdf(title, List.of("项目：" + name, "编号：" + code)));
  }

  static Map<String, Object> with(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    int i = 0;
    if (pairs.length > 0 && pairs[0] instanceof Map<?, ?> base) {
      base.forEach((key, value) -> map.put((String) key, value));
      i = 1;
    }
    for (; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> dates() {
    return with("pilotDueDate", today().plusDays(20).toString(), "rolloutDueDate", today().plusDays(50).toString(),
        "trainingDueDate", today().plusDays(70).toString(), "trialRunDueDate", today().plusDays(120).toString());
  }

  private String departmentOf(String user) {
    return rest.get(user, "/api/organization/me").get("departments").get(0).get("value").asText();
  }

  private boolean isOf(JsonNode task, String unit) {
    JsonNode links = rest.get(rest.memberOf(unit), "/engine-rest/task/" + task.get("id").asText() + "/identity-links?type=candidate");
    for (JsonNode link : links) {
      if (unit.equals(link.get("groupId").asText())) {
        return true;
      }
    }
    return false;
  }
}
