package cn.pmo.itproject.scenario;

import static java.util.Map.entry;
import static java.util.Map.ofEntries;

import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Valid data for every step: what a person would submit so that the project moves on. */
public final class StepData {

  /** What the person sees of the project at the step. */
  public interface Known {

    /** The rows of a list; empty if there is no such list. */
    List<Map<String, Object>> rows(String variable);

    /** The project's code. */
    String projectCode();
  }

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  /** The units that take part in pilot and roll-out. */
  public static final List<String> UNITS = List.of(People.EAST, People.WEST);

  private StepData() {
  }

  /** What the start form asks for. */
  public static Map<String, Object> requirement(String buildType) {
    return ofEntries(
        entry("projectName", "卷烟配送线路优化"), entry("buildType", buildType), entry("department", People.OFFICE),
        entry("background", "线路靠人工排定，里程偏长。"),
        entry("goals", List.of(Map.of("goal", "线路里程", "target", "下降8%"), Map.of("goal", "装车时间", "target", "不超过25分钟"))),
        entry("modules", List.of(Map.of("module", "线路规划"), Map.of("module", "车辆调度"))),
        entry("plannedInvestment", 1_200_000), entry("planYear", Year.now(ZONE).getValue()), entry("inAnnualPlan", true),
        entry("projectRequirement", Documents.pdf("项目建设需求")));
  }

  /** What the form of a step asks for. */
  public static Map<String, Object> of(String step, Known known) {
    return switch (step) {
      case "UserTask_CollectStandards" -> Map.of(
          "technicalStandards", List.of(
              Map.of("level", "NATIONAL", "standardNo", "GB/T 22239-2019", "standardName", "网络安全等级保护基本要求"),
              Map.of("level", "INDUSTRY", "standardNo", "YC/T 451-2012", "standardName", "烟草行业信息系统安全等级保护实施规范")),
          "technicalRequirements", Documents.pdf("信息化项目建设的技术标准和要求"));
      case "UserTask_AnalyseFeasibility" -> Map.of("feasibilityConclusion", "FEASIBLE", "feasibilityRisks", "历史数据质量参差",
          "feasibilityOptions", "扩建或新建，建议扩建", "feasibilityReport", Documents.pdf("可行性分析报告"));
      case "UserTask_PrepareBudget" -> Map.of("budgetLines", List.of(
              Map.of("item", "服务器", "quantity", 4, "unitPrice", 50_000, "amount", 200_000),
              Map.of("item", "软件开发", "quantity", 1, "unitPrice", 800_000, "amount", 800_000)),
          "budgetTotal", 1_000_000, "budgetSheet", Documents.pdf("项目建设预算表"));
      case "UserTask_ApproveFeasibility", "UserTask_ApproveBudget", "UserTask_ReviewImplementationPlan",
          "UserTask_ApproveImplementationPlan",
          "UserTask_ApproveWorkPlan", "UserTask_ConfirmResearchReport", "UserTask_ReviewLegally", "UserTask_ReviewFinancially",
          "UserTask_ReviewTechnically" -> Map.of("decision", "APPROVED");

      case "UserTask_DraftResearchOutline" -> Map.of("researchPurpose", "了解县局现状", "researchTargets", List.of(
              Map.of("target", "城东县局", "method", "SITE_VISIT"), Map.of("target", "兄弟单位", "method", "INTERVIEW")),
          "researchOutline", Documents.pdf("调研提纲"));
      case "UserTask_ConductResearch" -> Map.of("researchFindings", "每日人工录入两小时", "researchNotes", Documents.pdf("调研记录"));
      case "UserTask_WriteResearchReport" -> Map.of("feasibilityFindings", "条件具备", "planSuggestions", "先试点再推广",
          "researchReport", Documents.pdf("项目建设调研报告"));
      case "UserTask_DraftImplementationPlan" -> Map.of("implementationSummary", "分两期实施", "implementationPlan", Documents.pdf("项目建设实施方案"));

      case "UserTask_PrepareProcurementRequest" -> Map.of("procurementCategory", "SERVICES", "procurementAmount", 900_000,
          "procurementNeeds", "软件开发和一年运维", "procurementRequest", Documents.pdf("采购需求书"));
      case "UserTask_SelectProcurementMethod" -> Map.of("procurementCircumstance", "NONE");
      case "UserTask_PublishTender" -> Map.of("announcedOn", today(), "bidders", List.of(bidder("华东数科"), bidder("金叶软件"), bidder("云帆信息")),
          "tenderNotice", Documents.pdf("采购公告"));
      case "UserTask_EvaluateBids" -> Map.of("bidScores", known.rows("bidders").stream().map(row -> Map.of("bidder",
          row.get("bidder"),
          "technicalScore", 42, "commercialScore", 18, "priceScore", 28, "totalScore", 88)).toList(), "evaluationReport",
          Documents.pdf("评审报告"));
      case "UserTask_AwardBid" -> Map.of("winningBidder", known.rows("bidders").get(0).get("bidder"), "winningBidAmount", 880_000,
          "awardReason", "综合得分第一", "awardDecision", Documents.pdf("中选通知"));
      case "UserTask_HandleFailedTender", "UserTask_DecideFailedProcurement" -> Map.of("decision", "REJECTED", "decisionReason", "响应供应商不足",
          "decisionSuggestion", "改用竞争性磋商");

      case "UserTask_DraftContract" -> Map.of("contractAmount", 880_000, "counterparty", "华东数科", "contractSummary", "固定总价，分四期付款",
          "contractDraft", Documents.pdf("合同初稿"));
      case "UserTask_ReviewContractDraft" -> Map.of("decision", "APPROVED", "contractClauses",
          List.of("合作范围", "责任划分", "资金管理", "技术标准", "知识产权归属", "违约责任", "风险分配"));
      case "UserTask_ReviseContract" -> Map.of("revisionNotes", "已按意见修改", "contractDraft", Documents.pdf("合同修订稿"));
      case "UserTask_FinalizeContract" -> Map.of("formalContract", Documents.pdf("正式合同文本"));
      case "UserTask_FileContract" -> Map.of("contractFilingNo", "HTBA-001", "paperLocation", "档案室3柜2层");
      case "UserTask_SignContract" -> Map.of("contractNo", "HT-" + known.projectCode(),
          "contractAmount", 880_000, "counterparty", "华东数科", "contractSignedOn", today(), "effectiveContract", Documents.pdf("生效合同"));

      case "UserTask_DraftWorkPlan" -> with(dates(), "workPlan", Documents.pdf("项目建设工作计划"));
      case "UserTask_SelectPilotUnits" -> Map.of("pilotUnits", UNITS, "pilotUnitsReason", "准备充足");
      case "UserTask_RunPilot" -> Map.of("pilotConclusion", "运行平稳", "pilotProblems", List.of(Map.of("problem", "查询偏慢", "handling", "增加索引")),
          "pilotReport", Documents.pdf("项目试点报告"));
      case "UserTask_ComparePilotResult" -> Map.of("goalResults", known.rows("goals").stream()
          .map(goal -> with(goal, "result", "达到要求", "met", true)).toList(), "pilotComparison", Documents.pdf("试点比较结果"));
      case "UserTask_JudgePilotResult" -> Map.of("pilotSatisfied", true);
      case "UserTask_AcceptPilot", "UserTask_AcceptFinally" -> Map.of("criterion1", true, "criterion2", true, "criterion3", true,
          "criterion4", true,
          "findings", List.of());
      case "UserTask_UpdateWorkPlan" -> with(dates(), "revisionNotes", "按试点情况调整", "workPlan", Documents.pdf("修订的工作计划"),
          "implementationPlan", Documents.pdf("修订的实施方案"));

      case "UserTask_RollOut" -> Map.of("rolloutUnits", UNITS, "rolloutSummary", "两县局全面上线", "rolloutReport", Documents.pdf("项目全面建设情况"));
      case "UserTask_PlanTraining" -> Map.of("trainingGoal", "全员会用", "trainingContent", "各功能模块", "trainingMethod", "集中授课",
          "trainingDate", today(), "trainingAudience", "业务骨干", "trainingPlan", Documents.pdf("培训计划"));
      case "UserTask_RegisterTrainees" -> Map.of("trainees", trainees(), "trainingRegister", Documents.pdf("培训登记表"));
      case "UserTask_HoldTraining" -> Map.of("attendance", trainees().stream().map(trainee -> with(trainee, "signedIn", true)).toList(),
          "trainingAttendance", Documents.pdf("培训签到表"));
      case "UserTask_EvaluateTraining" -> Map.of("trainingScore", 5, "trainingEvaluation", "考核合格", "trainingRecord", Documents.pdf("培训记录"));
      case "UserTask_RunTrial" -> Map.of("moduleUsage", known.rows("modules").stream()
          .map(module -> with(module, "usageCount", 36, "usageRecord", "日常使用")).toList(), "trialRunSummary", Documents.pdf("试运行情况汇总"));
      case "UserTask_ReportTrialIssues" -> Map.of("trialIssues", List.of(), "noTrialIssues", true);
      case "UserTask_ImproveAfterTrial" -> Map.of("issueAnswers", answered(known.rows("issueAnswers")));

      case "UserTask_ApplyForAcceptance" -> Map.of("applicationStatement", "试运行期满，申请验收", "acceptanceApplication", Documents.pdf("验收申请"));
      case "UserTask_PrepareAcceptanceMaterials" -> Map.of("materialsNote", "材料齐全", "acceptanceMaterials", Documents.pdf("相关资料"));
      case "UserTask_TestTechnically" -> Map.of("testItems",
          List.of(Map.of("item", "并发查询", "expected", "不超过2秒", "actual", "1.3秒", "passed", true)),
          "technicalTestResult", Documents.pdf("技术测试结果"));
      case "UserTask_AcceptPreliminarily" -> Map.of("preliminaryConclusion", "满足要求", "findings", List.of(),
          "preliminaryAcceptanceReport", Documents.pdf("项目初验报告"));
      case "UserTask_ImproveAfterPreliminary" -> Map.of("findingAnswers", answered(known.rows("findingAnswers")),
          "retrialDueDate", LocalDate.now(ZONE).plusDays(20).toString());
      case "UserTask_ImproveAfterFinal" -> Map.of("findingAnswers", answered(known.rows("findingAnswers")));
      case "UserTask_RunRetrial" -> Map.of("retrialResult", "改进后正常", "retrialSummary", Documents.pdf("改进部分试运行情况"));
      case "UserTask_ArchiveProject" -> Map.of("archiveNo", "DA-1", "storageLocation", "综合档案室5排", "retentionYears", 30);
      default -> throw new IllegalArgumentException("No valid data for " + step);
    };
  }

  static Map<String, Object> dates() {
    LocalDate today = LocalDate.now(ZONE);
    return Map.of("pilotDueDate", today.plusDays(20).toString(), "rolloutDueDate", today.plusDays(50).toString(),
        "trainingDueDate", today.plusDays(70).toString(), "trialRunDueDate", today.plusDays(120).toString());
  }

  /** The data with some more values. */
  public static Map<String, Object> with(Map<String, Object> base, Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>(base);
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static String today() {
    return LocalDate.now(ZONE).toString();
  }

  private static Map<String, Object> bidder(String name) {
    return Map.of("bidder", name, "email", "bid" + Math.abs(name.hashCode()) + "@example.com", "quote", 880_000);
  }

  private static List<Map<String, Object>> trainees() {
    return List.of(Map.of("name", "陈晓东", "unit", People.EAST), Map.of("name", "刘西林", "unit", People.WEST));
  }

  private static List<Map<String, Object>> answered(List<Map<String, Object>> rows) {
    return rows.stream().map(row -> with(row, "resolution", "SOLVED", "explanation", "已改进")).toList();
  }
}
