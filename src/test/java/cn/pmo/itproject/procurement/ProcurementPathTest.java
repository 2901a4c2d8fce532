package cn.pmo.itproject.procurement;

import static cn.pmo.itproject.procurement.ProcurementProcess.KEY;
import static cn.pmo.itproject.procurement.ProcurementProcess.USER_TASK_AWARD_BID;
import static cn.pmo.itproject.procurement.ProcurementProcess.USER_TASK_EVALUATE_BIDS;
import static cn.pmo.itproject.procurement.ProcurementProcess.USER_TASK_HANDLE_FAILED_TENDER;
import static cn.pmo.itproject.procurement.ProcurementProcess.USER_TASK_PREPARE_PROCUREMENT_REQUEST;
import static cn.pmo.itproject.procurement.ProcurementProcess.USER_TASK_PUBLISH_TENDER;
import static cn.pmo.itproject.procurement.ProcurementProcess.USER_TASK_SELECT_PROCUREMENT_METHOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-11. */
@ProcessTest
class ProcurementPathTest {

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private ManagementService managementService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private HistoryService historyService;

  private Scenario start() {
    return scenarios.start(KEY, "approvedBudget", 1_000_000.0);
  }

  private static List<Map<String, Object>> bidders(String... names) {
    return Arrays.stream(names).map(name -> Map.<String, Object>of("bidder", name, "email", name + "@example.com", "quote", 880_000))
        .toList();
  }

  @Test
  void enoughBiddersLeadToAnAward() {
    Scenario project = start();
    assertThat(project.openSteps()).containsExactly(USER_TASK_PREPARE_PROCUREMENT_REQUEST);
    project.complete(USER_TASK_PREPARE_PROCUREMENT_REQUEST).complete(USER_TASK_SELECT_PROCUREMENT_METHOD);
    assertThat(project.variable("procurementMethod")).isEqualTo("COMPETITIVE_CONSULTATION");
    assertThat(((Number) project.variable("minimumBidders")).intValue()).isEqualTo(3);
    project.complete(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a", "b", "c"));
    assertThat(project.openSteps()).containsExactly(USER_TASK_EVALUATE_BIDS);
    project.complete(USER_TASK_EVALUATE_BIDS).complete(USER_TASK_AWARD_BID, "winningBidder", "b");

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProcurementAwarded");
    assertThat(project.variable("procurementResult")).isEqualTo("AWARDED");
    assertThat(project.variable("winningBidder")).isEqualTo("b");
  }

  @Test
  void tooFewBiddersMayTryAnotherMethod() {
    Scenario project = start().reach(USER_TASK_PUBLISH_TENDER).complete(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a", "b"));

    assertThat(project.openSteps()).containsExactly(USER_TASK_HANDLE_FAILED_TENDER);
    project.complete(USER_TASK_HANDLE_FAILED_TENDER);
    assertThat(project.openSteps()).containsExactly(USER_TASK_SELECT_PROCUREMENT_METHOD);
    project.complete(USER_TASK_SELECT_PROCUREMENT_METHOD, "procurementCircumstance", "FAILED_TENDER", "circumstanceReason", "首次采购响应不足");
    assertThat(((Number) project.variable("minimumBidders")).intValue()).isEqualTo(2);
    project.complete(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a", "b"));
    assertThat(project.openSteps()).containsExactly(USER_TASK_EVALUATE_BIDS);
    project.finish();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProcurementAwarded");
  }

  @Test
  void theNextRoundStartsAnew() {
    Scenario project = start().reach(USER_TASK_SELECT_PROCUREMENT_METHOD)
        .complete(USER_TASK_SELECT_PROCUREMENT_METHOD, "circumstanceReason", "首轮说明")
        .complete(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a", "b"), "tenderNotice", Documents.pdf("采购公告", -11))
        .complete(USER_TASK_HANDLE_FAILED_TENDER);

    assertThat(project.variable("procurementCircumstance")).isNull();
    assertThat(project.variable("circumstanceReason")).isNull();
    assertThat(project.refused(USER_TASK_SELECT_PROCUREMENT_METHOD, "procurementCircumstance", null)).extracting(Violation::field)
        .containsExactly("procurementCircumstance");
    project.complete(USER_TASK_SELECT_PROCUREMENT_METHOD);
    assertThat(project.variable("bidders")).isNull();
    assertThat(project.variable("bidderCount")).isNull();
    assertThat(project.refused(USER_TASK_PUBLISH_TENDER, "bidders", null, "announcedOn", null, "tenderNotice", null))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("announcedOn", "tenderNotice");
    assertThat(project.refused(USER_TASK_PUBLISH_TENDER, "tenderNotice", Documents.pdf("采购公告", -11))).extracting(Violation::message)
        .anyMatch(message -> message.contains("新版本"));
    project.finish();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProcurementAwarded");
  }

  @Test
  void anEarlierAwardSaysNothingAboutANewTender() {
    Scenario project = scenarios.start(KEY, "approvedBudget", 1_000_000.0, "winningBidder", "a", "winningBidAmount", 880_000, "awardReason",
        "综合得分第一",
        "procurementResult", "AWARDED", "bidScores", List.of(Map.of("bidder", "a"))).reach(USER_TASK_PUBLISH_TENDER);

    for (String variable : List.of("winningBidder", "winningBidAmount", "awardReason", "procurementResult", "bidScores")) {
      assertThat(project.variable(variable)).as(variable).isNull();
    }
  }

  @Test
  void onlyAfterAFailedTenderTheCircumstanceIsOne() {
    Scenario project = start().reach(USER_TASK_SELECT_PROCUREMENT_METHOD);

    assertThat(project.refused(USER_TASK_SELECT_PROCUREMENT_METHOD, "procurementCircumstance", "FAILED_TENDER", "circumstanceReason",
        "曾经流标"))
        .extracting(Violation::field, Violation::message).containsExactly(tuple("procurementCircumstance",
            "采购情形“公开采购流标”（FAILED_TENDER）不成立：本项目没有流标记录，应选择其他情形，或在采购流标并处理后再选择"));
  }

  @Test
  void announcedSinceTheProjectWasRegisteredAndNotInTheFuture() {
    Scenario project = start().reach(USER_TASK_PUBLISH_TENDER);
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    assertThat(project.refused(USER_TASK_PUBLISH_TENDER, "announcedOn", today.plusDays(1).toString()))
        .extracting(Violation::field, Violation::message)
        .containsExactly(tuple("announcedOn", "公告（邀请）日期 " + today.plusDays(1) + " 晚于今天 " + today + "，应不晚于今天"));
    assertThat(project.refused(USER_TASK_PUBLISH_TENDER, "announcedOn", today.minusDays(1).toString()))
        .extracting(Violation::field, Violation::message)
        .containsExactly(tuple("announcedOn", "公告（邀请）日期 " + today.minusDays(1) + " 早于项目立项登记日期 " + today + "，应不早于该日期"));
  }

  @Test
  void nobodyAtAllIsAFailedTenderToo() {
    Scenario project = start().reach(USER_TASK_PUBLISH_TENDER).complete(USER_TASK_PUBLISH_TENDER, "bidders", List.of());

    assertThat(project.openSteps()).containsExactly(USER_TASK_HANDLE_FAILED_TENDER);
  }

  @Test
  void aFailedTenderMayBeAbandoned() {
    Scenario project = start().reach(USER_TASK_PUBLISH_TENDER).complete(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a"));
    project.complete(USER_TASK_HANDLE_FAILED_TENDER, "decision", "TERMINATED");

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProcurementAbandoned");
    assertThat(project.variable("procurementResult")).isNotEqualTo("AWARDED");
  }

  @Test
  void aSoleSupplierIsEnoughWhereThereIsAReason() {
    Scenario project = start().reach(USER_TASK_SELECT_PROCUREMENT_METHOD);
    assertThat(project.refused(USER_TASK_SELECT_PROCUREMENT_METHOD, "procurementCircumstance", "SOLE_SUPPLIER"))
        .extracting(Violation::field)
        .containsExactly("circumstanceReason");

    project.complete(USER_TASK_SELECT_PROCUREMENT_METHOD, "procurementCircumstance", "SOLE_SUPPLIER", "circumstanceReason", "原承建单位扩建")
        .complete(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a"));
    assertThat(project.variable("procurementMethod")).isEqualTo("SINGLE_SOURCE");
    assertThat(project.openSteps()).containsExactly(USER_TASK_EVALUATE_BIDS);
  }

  @Test
  void theAmountStaysWithinTheBudget() {
    assertThat(start().refused(USER_TASK_PREPARE_PROCUREMENT_REQUEST, "procurementAmount", 1_000_000.01)).extracting(Violation::message)
        .anyMatch(message -> message.contains("1,000,000.01 元") && message.contains("1,000,000.00 元"));
  }

  @Test
  void biddersAreNamedOnceAndCanBeReached() {
    Scenario project = start().reach(USER_TASK_PUBLISH_TENDER);

    assertThat(project.refused(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a", "b", "A"))).extracting(Violation::message)
        .anyMatch(message -> message.contains("“A”重复"));
    assertThat(project.refused(USER_TASK_PUBLISH_TENDER, "bidders", List.of(Map.of("bidder", "a", "email", "a.example.com", "quote", 1))))
        .extracting(Violation::message).anyMatch(message -> message.contains("a.example.com"));
    assertThat(project.refused(USER_TASK_PUBLISH_TENDER, "bidders", List.of(Map.of("bidder", "a", "email", "a@example.com", "quote", 0))))
        .extracting(Violation::message).anyMatch(message -> message.contains("报价"));
  }

  @Test
  void everyBidderIsScored() {
    Scenario project = start().reach(USER_TASK_PUBLISH_TENDER).complete(USER_TASK_PUBLISH_TENDER, "bidders", bidders("a", "b", "c"));
    Map<String, Object> score = Map.of("technicalScore", 40, "commercialScore", 20, "priceScore", 30);

    assertThat(project.refused(USER_TASK_EVALUATE_BIDS, "bidScores", List.of(scored("a", score), scored("b", score))))
        .extracting(Violation::message)
        .anyMatch(message -> message.contains("缺少供应商：c"));
    assertThat(project.refused(USER_TASK_EVALUATE_BIDS, "bidScores", List.of(scored("a", score), scored("b", score), scored("d", score))))
        .extracting(Violation::message).anyMatch(message -> message.contains("“d”不是响应供应商"));
  }

  private static Map<String, Object> scored(String bidder, Map<String, Object> score) {
    Map<String, Object> row = new java.util.HashMap<>(score);
    row.put("bidder", bidder);
    return row;
  }

  @Test
  void theWinnerIsABidderWithinTheBudget() {
    Scenario project = start().reach(USER_TASK_AWARD_BID);

    assertThat(project.refused(USER_TASK_AWARD_BID, "winningBidder", "局外公司")).extracting(Violation::message)
        .anyMatch(message -> message.contains("局外公司"));
    assertThat(project.refused(USER_TASK_AWARD_BID, "winningBidAmount", 1_000_000.01)).extracting(Violation::message)
        .containsExactly("中选金额 1,000,000.01 元超过批复预算 1,000,000.00 元，应不超过批复预算");
  }
}
