package cn.pmo.itproject.research;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResearchPlanRuleTest {

  @Test
  void namesTheObjectsInOrderWhateverTheMethod() {
    assertThat(ResearchPlanRule.check(rows("researchTargets", row("target", "物流中心", "method", "SITE_VISIT"),
        row("target", " 营销中心 ", "method", "WORKSHOP")))).containsExactly("物流中心", "营销中心");
  }

  @Test
  void refusesNoneRepeatedOnesAndThoseWithoutMethod() {
    assertThat(Refused.by(() -> ResearchPlanRule.check(List.of()))).containsExactly("researchTargets: 调研对象为空，应至少有一个");
    assertThat(Refused.by(() -> ResearchPlanRule.check(rows("researchTargets", row("target", "甲", "method", "INTERVIEW"),
        row("target", "甲\u3000", "method", "INTERVIEW"), row("target", "乙"))))).containsExactly(
            "researchTargets: 清单第 2 行的调研对象“甲”重复，每个对象应只列一次",
            "researchTargets: 清单第 3 行的调研方式不能为空");
  }
}
