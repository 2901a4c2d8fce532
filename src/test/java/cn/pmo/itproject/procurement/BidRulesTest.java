package cn.pmo.itproject.procurement;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BidRulesTest {

  private static final List<String> BIDDERS = List.of("甲公司", "乙公司");

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "100    | 100 | -",
      "100    | -   | -",
      "100.01 | 100 | 采购金额 100.01 元超过批复预算 100.00 元，应不超过批复预算",
      "-5     | 100 | 采购金额 -5.00 元，应大于 0",
      "-      | 100 | 采购金额未填写，应大于 0"})
  void procurementAmount(BigDecimal amount, BigDecimal budget, String message) {
    assertThat(Refused.by(() -> ProcurementAmountRule.check(amount, budget)))
        .isEqualTo(message == null ? List.of() : List.of("procurementAmount: " + message));
  }

  @Test
  void everyBidderIsOnTheEmptySheet() {
    assertThat(BidScores.sheet(BIDDERS)).extracting(row -> row.get("bidder")).containsExactlyElementsOf(BIDDERS);
    assertThat(BidScores.sheet(BIDDERS).get(0)).containsEntry("totalScore", null).containsKey("technicalScore");
  }

  @Test
  void totalsAreComputed() {
    assertThat(BidScores.check(BIDDERS, rows("bidScores", score("甲公司", 40, 20.1, 25.2, 85.30000000000001), score("乙公司", 50, 10, 20, null))))
        .extracting(row -> row.get("totalScore").toString()).containsExactly("85.3", "80");
  }

  @Test
  void namesEverythingThatIsWrongWithTheScores() {
    assertThat(Refused.by(() -> BidScores.check(BIDDERS, rows("bidScores", score("甲公司", 101, -1, null, null), score("甲公司", 1, 2, 3, 7),
        score("丙公司", 1, 2, 3, 6))))).containsExactly(
            "bidScores: 清单第 1 行的技术得分 101 应在 0 到 100 之间",
            "bidScores: 清单第 1 行的商务得分 -1 应在 0 到 100 之间",
            "bidScores: 清单第 1 行的价格得分不能为空",
            "bidScores: 清单第 2 行的供应商“甲公司”重复评分，每家应只评一次",
            "bidScores: 清单第 2 行的总分 7 与各项得分之和不一致，应为 6",
            "bidScores: 清单第 3 行的供应商“丙公司”不是响应供应商，应为甲公司、乙公司",
            "bidScores: 评审得分缺少供应商：乙公司，每家响应供应商都应评分");
  }

  @Test
  void biddersAreOfferedBestFirst() {
    assertThat(BidAward.options(rows("bidScores", score("甲公司", 1, 1, 1, 80), score("乙公司", 1, 1, 1, 85.5))))
        .containsExactly(Map.of("value", "乙公司", "label", "乙公司（总分 85.5）"), Map.of("value", "甲公司", "label", "甲公司（总分 80）"));
  }

  @Test
  void winnerIsABidder() {
    assertThat(Refused.by(() -> BidAward.check(BIDDERS, "乙公司", BigDecimal.TEN, BigDecimal.TEN))).isEmpty();
    assertThat(Refused.by(() -> BidAward.check(BIDDERS, "乙公司", BigDecimal.TEN, null))).isEmpty();
    assertThat(Refused.by(() -> BidAward.check(BIDDERS, "丙公司", null, BigDecimal.TEN))).containsExactly(
        "winningBidder: 中选供应商“丙公司”不是响应供应商，应为甲公司、乙公司之一", "winningBidAmount: 中选金额未填写，应大于 0");
    assertThat(Refused.by(() -> BidAward.check(BIDDERS, null, BigDecimal.TEN, null))).singleElement().asString().contains("未选择");
    assertThat(Refused.by(() -> BidAward.check(BIDDERS, "乙公司", new BigDecimal("10.01"), BigDecimal.TEN))).containsExactly(
        "winningBidAmount: 中选金额 10.01 元超过批复预算 10.00 元，应不超过批复预算");
    assertThat(Refused.by(() -> BidAward.check(BIDDERS, "乙公司", BigDecimal.ZERO, BigDecimal.TEN))).containsExactly(
        "winningBidAmount: 中选金额 0.00 元，应大于 0");
  }

  private static Map<String, Object> score(String bidder, Object technical, Object commercial, Object price, Object total) {
    return row("bidder", bidder, "technicalScore", technical, "commercialScore", commercial, "priceScore", price, "totalScore", total);
  }
}
