package cn.pmo.itproject.standards;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardsRuleTest {

  private static final Map<String, Object> NATIONAL = row("level", "NATIONAL", "standardNo", "GB/T 22239-2019", "standardName",
      "网络安全等级保护基本要求");
  private static final Map<String, Object> INDUSTRY = row("level", "INDUSTRY", "standardNo", "YC/T 384", "standardName", "烟草行业标准");

  @Test
  void acceptsANationalAndAnIndustryStandard() {
    assertThat(Refused.by(() -> StandardsRule.check(rows("technicalStandards", NATIONAL, INDUSTRY), null))).isEmpty();
  }

  @Test
  void leavesTheOtherLevelsToTheForm() {
    assertThat(Refused.by(() -> StandardsRule.check(
        rows("technicalStandards", NATIONAL, INDUSTRY, row("level", "GROUP", "standardNo", "T/CECA 20", "standardName", "团体标准")), null)))
        .isEmpty();
  }

  @Test
  void acceptsAReasonInstead() {
    assertThat(Refused.by(() -> StandardsRule.check(List.of(), "尚无相关标准"))).isEmpty();
    assertThat(Refused.by(() -> StandardsRule.check(rows("technicalStandards", NATIONAL), "行业尚无相关标准"))).isEmpty();
  }

  @Test
  void namesTheLevelThatIsAbsent() {
    assertThat(Refused.by(() -> StandardsRule.check(rows("technicalStandards", NATIONAL), null)))
        .containsExactly("technicalStandards: 相关技术标准缺少行业标准，应至少各列一项，或在“无适用标准的理由”中说明");
    assertThat(Refused.by(() -> StandardsRule.check(List.of(), null))).singleElement().asString().contains("国家标准和行业标准");
  }

  @Test
  void namesIncompleteRows() {
    assertThat(Refused.by(() -> StandardsRule.check(rows("technicalStandards", NATIONAL, INDUSTRY, row("standardNo", "1")), null)))
        .containsExactly("technicalStandards: 清单第 3 行的级别不能为空", "technicalStandards: 清单第 3 行的标准名称不能为空");
  }
}
