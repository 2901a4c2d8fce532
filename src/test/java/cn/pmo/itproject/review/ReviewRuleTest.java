package cn.pmo.itproject.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewRuleTest {

  private static final Map<String, String> USUAL = ReviewRule.decisions(Map.of());

  @ParameterizedTest
  @CsvSource(nullValues = "-", delimiter = '|', value = {
      "APPROVED   | -    | -    | -",
      "REJECTED   | 原因 | 建议 | -",
      "TERMINATED | 原因 | -    | -",
      "REJECTED   | -    | 建议 | decisionReason: 原因不能为空：结论为“未通过”时应写明原因",
      "REJECTED   | 原因 | -    | decisionSuggestion: 建议不能为空：结论为“未通过”时应写明建议",
      "REJECTED   | -    | -    | decisionReason: 原因不能为空：结论为“未通过”时应写明原因;decisionSuggestion: 建议不能为空：结论为“未通过”时应写明建议",
      "TERMINATED | -    | 建议 | decisionReason: 原因不能为空：结论为“终止”时应写明原因",
      "-          | -    | -    | decision: 结论未选择，应为通过（APPROVED）、未通过（REJECTED）、终止（TERMINATED）之一",
      "approved   | -    | -    | decision: 结论“approved”无效，应为通过（APPROVED）、未通过（REJECTED）、终止（TERMINATED）之一"})
  void whatADecisionComesWith(String decision, String reason, String suggestion, String refused) {
    assertThat(Refused.by(() -> ReviewRule.check(USUAL, decision, reason, suggestion)))
        .isEqualTo(refused == null ? List.of() : List.of(refused.split(";")));
  }

  @Test
  void aStepMayAllowFewerDecisions() {
    assertThat(Refused.by(() -> ReviewRule.check(Map.of("APPROVED", "确认"), "TERMINATED", "原因", null)))
        .containsExactly("decision: 结论“TERMINATED”无效，应为确认（APPROVED）之一");
  }
}
