package cn.pmo.itproject.organization.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What people of the demo enter at each step of a project, by the step's element id. Documents are not part of it: they follow
 * from the outputs of the step.
 */
final class SampleSteps {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<String> BIDDERS = List.of("华东数科有限公司", "金叶软件股份有限公司", "云帆信息技术有限公司");
  private static final Map<String, Function<Situation, Map<String, Object>>> STEPS = new HashMap<>();

  /** The project at one of its steps. */
  record Situation(SampleProject project, String projectCode) {

    /** A part of the planned investment in whole yuan. */
    BigDecimal share(String part) {
      return project.plannedInvestment().multiply(new BigDecimal(part)).setScale(0, RoundingMode.HALF_UP);
    }
  }

  static {
    approval();
    planning();
    procurement();
    contract();
    pilot();
    rollout();
    acceptance();
  }

  private SampleSteps() {
  }

  /**
   * What is entered at a step.
   *
   * @throws IllegalStateException for a step the demo does not know
   */
  static Map<String, Object> answers(String step, Situation situation) {
    Function<Situation, Map<String, Object>> answers = STEPS.get(step);
    if (answers == null) {
      throw new IllegalStateException("The demo does not know what to enter at " + step);
    }
    return answers.apply(situation);
  }

  /** The start form (JS-01). */
  static Map<String, Object> requirement(SampleProject project) {
    return map(
        "projectName", project.name(),
        "buildType", project.buildType(),
        "department", project.department(),
        "background", project.background(),
        "goals", project.goals().stream().map(goal -> map("goal", goal.goal(), "target", goal.target())).toList(),
        "modules", project.modules().stream().map(module -> map("module", module)).toList(),
        "plannedInvestment", project.plannedInvestment().doubleValue(),
        "planYear", today().getYear(),
        "inAnnualPlan", true);
  }

  private static void approval() {
    step("UserTask_CollectStandards", s -> map("technicalStandards", List.of(
        map("level", "NATIONAL", "standardNo", "GB/T 22239-2019", "standardName", "信息安全技术 网络安全等级保护基本要求"),
        map("level", "INDUSTRY", "standardNo", "YC/T 451-2012", "standardName", "烟草行业信息系统安全等级保护实施规范"))));
    step("UserTask_AnalyseFeasibility", s -> map(
        "feasibilityConclusion", "FEASIBLE",
        "feasibilityRisks", "历史数据质量参差不齐，上线前需安排一轮清洗；业务高峰期不宜切换。",
        "feasibilityOptions", "方案一：在现有平台上扩建；方案二：新建系统。综合投资、周期和风险，建议采用方案二，分步切换。"));
    step("UserTask_ApproveFeasibility", s -> approved());
    step("UserTask_PrepareBudget", s -> {
      BigDecimal server = s.share("0.075");
      return map("budgetLines", List.of(
          budgetLine("软件开发与实施", 1, s.share("0.6")),
          budgetLine("服务器及网络设备", 4, server),
          budgetLine("培训与首年运维", 1, s.share("0.1"))),
          "budgetTotal", s.share("0.7").add(server.multiply(BigDecimal.valueOf(4))).doubleValue());
    });
    step("UserTask_ApproveBudget", s -> approved());
  }

  private static void planning() {
    step("UserTask_DraftResearchOutline", s -> map(
        "researchPurpose", "了解“" + s.project().name() + "”涉及的业务现状和同类系统的建设经验，为实施方案提供依据。",
        "researchTargets", List.of(
            map("target", "城东县局(分公司)", "method", "SITE_VISIT"),
            map("target", "省内兄弟单位", "method", "INTERVIEW"))));
    step("UserTask_ConductResearch", s -> map("researchFindings", "现有流程中人工登记和重复录入较多，人员对改造意愿强，网络和终端条件基本具备。"));
    step("UserTask_WriteResearchReport", s -> map(
        "feasibilityFindings", "业务部门需求明确，网络、终端和数据条件具备，同类系统在兄弟单位运行稳定。",
        "planSuggestions", "先在少数单位试点，验证后全市推广；历史数据分两批迁移。"));
    step("UserTask_ConfirmResearchReport", s -> approved());
    step("UserTask_DraftImplementationPlan", s -> map(
        "implementationSummary", "分两期实施：一期完成" + String.join("、", s.project().modules()) + "的开发和试点，二期全市推广。"));
    step("UserTask_ReviewImplementationPlan", s -> approved());
    step("UserTask_ApproveImplementationPlan", s -> approved());
  }

  private static void procurement() {
    step("UserTask_PrepareProcurementRequest", s -> map(
        "procurementCategory", "SERVICES",
        "procurementAmount", s.project().plannedInvestment().doubleValue(),
        "procurementNeeds", "软件开发、数据迁移、设备供货与安装、培训和一年运维服务。"));
    step("UserTask_SelectProcurementMethod", s -> map("procurementCircumstance", "NONE"));
    step("UserTask_PublishTender", s -> map(
        "announcedOn", today().toString(),
        "bidders", List.of(
            bidder(0, s.share("0.97")),
            bidder(1, s.share("0.95")),
            bidder(2, s.share("0.99")))));
    step("UserTask_EvaluateBids", s -> map("bidScores", List.of(
        score(0, 41, 17, 27),
        score(1, 43, 18, 29),
        score(2, 40, 18, 25))));
    step("UserTask_AwardBid", s -> map(
        "winningBidder", BIDDERS.get(1),
        "winningBidAmount", s.share("0.95").doubleValue(),
        "awardReason", "综合得分第一，技术方案完整，报价合理。"));
  }

  private static void contract() {
    step("UserTask_DraftContract", s -> map(
        "contractAmount", s.share("0.95").doubleValue(),
        "counterparty", BIDDERS.get(1),
        "contractSummary", "固定总价合同，按签订、试点验收、终验、质保期满分四期付款。"));
    step("UserTask_ReviewContractDraft", s -> with(approved(),
        "contractClauses", List.of("合作范围", "责任划分", "资金管理", "技术标准", "知识产权归属", "违约责任", "风险分配")));
    step("UserTask_ReviewLegally", s -> approved());
    step("UserTask_ReviewFinancially", s -> approved());
    step("UserTask_ReviewTechnically", s -> approved());
    step("UserTask_FinalizeContract", s -> map());
    step("UserTask_FileContract", s -> map("contractFilingNo", "HTBA-" + s.projectCode(), "paperLocation", "综合档案室3柜2层"));
    step("UserTask_SignContract", s -> map(
        "contractNo", "HT-" + s.projectCode(),
        "contractAmount", s.share("0.95").doubleValue(),
        "counterparty", BIDDERS.get(1),
        "contractSignedOn", today().toString()));
  }

  private static void pilot() {
    step("UserTask_DraftWorkPlan", s -> workPlan());
    step("UserTask_ApproveWorkPlan", s -> approved());
    step("UserTask_SelectPilotUnits", s -> map("pilotUnits", s.project().units(), "pilotUnitsReason", "业务量有代表性，人员和网络条件具备。"));
    step("UserTask_RunPilot", s -> map(
        "pilotConclusion", "试点期间系统运行平稳，业务人员能够独立操作，达到试点要求。",
        "pilotProblems", List.of(map("problem", "高峰时段查询偏慢", "handling", "已增加索引，响应时间降到2秒以内"))));
    step("UserTask_ComparePilotResult", s -> map("goalResults", s.project().goals().stream()
        .map(goal -> map("goal", goal.goal(), "target", goal.target(), "result", "试点实测达到目标", "met", true)).toList()));
    step("UserTask_JudgePilotResult", s -> map("pilotSatisfied", true));
    step("UserTask_AcceptPilot", s -> accepted());
    step("UserTask_UpdateWorkPlan", s -> with(workPlan(), "revisionNotes", "按试点情况把培训安排在推广之前一周，并补充数据核对步骤。"));
  }

  private static void rollout() {
    step("UserTask_RollOut", s -> map("rolloutUnits", s.project().units(), "rolloutSummary", "各单位已完成部署、数据迁移和账号开通。"));
    step("UserTask_PlanTraining", s -> map(
        "trainingGoal", "使用人员能够独立完成日常操作。",
        "trainingContent", String.join("、", s.project().modules()) + "的操作和常见问题处理。",
        "trainingMethod", "集中授课，随后到各单位现场辅导。",
        "trainingDate", today().plusDays(60).toString(),
        "trainingAudience", "各单位业务骨干和系统操作人员。"));
    step("UserTask_RegisterTrainees", s -> map("trainees", trainees(s)));
    step("UserTask_HoldTraining", s -> map("attendance", trainees(s).stream().map(trainee -> with(trainee, "signedIn", true)).toList()));
    step("UserTask_EvaluateTraining", s -> map("trainingScore", 5, "trainingEvaluation", "学员现场考核全部合格，反映内容贴近业务。"));
    step("UserTask_RunTrial", s -> map("moduleUsage", s.project().modules().stream()
        .map(module -> map("module", module, "usageCount", 36, "usageRecord", "试运行期间日常业务全程使用")).toList()));
    step("UserTask_ReportTrialIssues", s -> map("trialIssues", List.of(), "noTrialIssues", true));
  }

  private static void acceptance() {
    step("UserTask_ApplyForAcceptance", s -> map("applicationStatement", "项目已按实施方案完成建设，试运行期满且运行稳定，申请验收。"));
    step("UserTask_PrepareAcceptanceMaterials", s -> map("materialsNote", "各阶段应交文档已整理齐全。"));
    step("UserTask_TestTechnically", s -> map("testItems", List.of(
        map("item", "200个并发用户查询", "expected", "平均响应时间不超过2秒", "actual", "平均1.3秒", "passed", true),
        map("item", "断电恢复", "expected", "恢复后数据不丢失", "actual", "数据完整", "passed", true))));
    step("UserTask_AcceptPreliminarily", s -> map("preliminaryConclusion", "项目达到建设目标，文档齐全，同意通过初验。", "findings", List.of()));
    step("UserTask_AcceptFinally", s -> accepted());
    step("UserTask_ArchiveProject", s -> map("archiveNo", "DA-" + s.projectCode(), "storageLocation", "综合档案室5排3架", "retentionYears", 30));
  }

  private static void step(String id, Function<Situation, Map<String, Object>> answers) {
    STEPS.put(id, answers);
  }

  private static Map<String, Object> approved() {
    return map("decision", "APPROVED");
  }

  private static Map<String, Object> accepted() {
    return map("criterion1", true, "criterion2", true, "criterion3", true, "criterion4", true, "findings", List.of());
  }

  private static Map<String, Object> workPlan() {
    return map(
        "pilotDueDate", today().plusDays(20).toString(),
        "rolloutDueDate", today().plusDays(50).toString(),
        "trainingDueDate", today().plusDays(70).toString(),
        "trialRunDueDate", today().plusDays(120).toString());
  }

  private static Map<String, Object> budgetLine(String item, int quantity, BigDecimal unitPrice) {
    return map("item", item, "quantity", quantity, "unitPrice", unitPrice.doubleValue(),
        "amount", unitPrice.multiply(BigDecimal.valueOf(quantity)).doubleValue());
  }

  private static Map<String, Object> bidder(int index, BigDecimal quote) {
    return map("bidder", BIDDERS.get(index), "email", "bid" + (index + 1) + "@example.com", "quote", quote.doubleValue());
  }

  private static Map<String, Object> score(int index, int technical, int commercial, int price) {
    return map("bidder", BIDDERS.get(index), "technicalScore", technical, "commercialScore", commercial, "priceScore", price,
        "totalScore", technical + commercial + price);
  }

  private static List<Map<String, Object>> trainees(Situation situation) {
    List<String> names = List.of("陈晓东", "刘西林", "马春燕");
    List<String> units = situation.project().units();
    return IntStream.range(0, units.size())
        .mapToObj(i -> map("name", names.get(i % names.size()), "unit", units.get(i))).toList();
  }

  private static Map<String, Object> with(Map<String, Object> base, String name, Object value) {
    Map<String, Object> map = new LinkedHashMap<>(base);
    map.put(name, value);
    return map;
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static LocalDate today() {
    return LocalDate.now(ZONE);
  }
}
