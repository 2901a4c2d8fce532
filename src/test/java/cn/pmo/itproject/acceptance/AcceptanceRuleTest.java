package cn.pmo.itproject.acceptance;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.acceptance.Acceptance.Finding;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.Refused;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptanceRuleTest {

  private static final List<String> NONE_MISSING = List.of();

  @Test
  void acceptsFourTimesYes() {
    Acceptance acceptance = AcceptanceRule.check(List.of(true, true, true, true), List.of(), NONE_MISSING);
    assertThat(acceptance.criteria()).containsOnlyKeys("criterion1", "criterion2", "criterion3", "criterion4").doesNotContainValue(false);
    assertThat(acceptance.findings()).isEmpty();
  }

  @Test
  void asksForEveryCriterion() {
    assertThat(refused(Arrays.asList(true, null, true, null), List.of())).containsExactly(
        "criterion2: 验收标准 2“采用技术符合国家、烟草行业有关技术标准及规范”未填写，应为是或否",
        "criterion4: 验收标准 4“各种文档资料规范、齐全”未填写，应为是或否");
  }

  @Test
  void everyNoNeedsItsOwnFinding() {
    assertThat(refused(List.of(false, true, false, true), rows("findings", row("criterion", 1, "description", "并发不足"))))
        .containsExactly("findings: 验收标准 3“实现验收考核的技术和安全指标”为“否”，应在问题清单中写明不足之处");
    assertThat(refused(List.of(false, true, false, true),
        rows("findings", row("criterion", 1, "description", "并发不足"), row("criterion", "3", "description", "漏洞未修复")))).isEmpty();
  }

  @Test
  void blankFindingsDoNotCount() {
    assertThat(refused(List.of(false, true, true, true), rows("findings", row("criterion", 1, "description", " \u3000 "))))
        .containsExactly("findings: 清单第 1 行的说明不能为空",
            "findings: 验收标准 1“已达到申请时提出的目标和性能指标，实现全部功能”为“否”，应在问题清单中写明不足之处");
  }

  @Test
  void aFindingWithoutNumberBelongsToTheOnlyNo() {
    assertThat(AcceptanceRule.check(List.of(true, true, true, false), rows("findings", row("description", "缺用户手册")), NONE_MISSING)
        .findings())
        .containsExactly(new Finding(4, "缺用户手册"));
    assertThat(refused(List.of(true, true, false, false), rows("findings", row("description", "缺用户手册")))).hasSize(2);
  }

  @Test
  void aFindingContradictsAYes() {
    assertThat(refused(List.of(true, false, true, true), rows("findings", row("criterion", 2, "description", "接口不合规范"),
        row("criterion", 3, "description", "漏洞未修复")))).containsExactly(
            "findings: 清单第 2 行的验收标准 3“实现验收考核的技术和安全指标”已答“是”，与该问题矛盾，应改答“否”或改正该行的验收标准");
    assertThat(refused(List.of(true, true, true, true), rows("findings", row("criterion", 1, "description", "并发不足")))).hasSize(1);
  }

  @Test
  void unknownCriterionIsRefused() {
    assertThat(refused(List.of(true, true, true, true), rows("findings", row("criterion", 5, "description", "无"))))
        .containsExactly("findings: 清单第 1 行的验收标准“5”无效，应为 1 至 4");
  }

  @Test
  void documentsAreNotCompleteWhileOneIsMissing() {
    List<String> missing = List.of("项目试点报告（项目试点）", "可行性分析报告（可行性分析）");
    assertThat(Refused.by(() -> AcceptanceRule.check(List.of(true, true, true, true), List.of(), missing)))
        .containsExactly("criterion4: 验收标准 4“各种文档资料规范、齐全”不能为“是”，缺少应交文档：项目试点报告（项目试点）、可行性分析报告（可行性分析）");
    assertThat(Refused.by(() -> AcceptanceRule.check(List.of(true, true, true, false), rows("findings", row("description", "缺两份报告")),
        missing)))
        .isEmpty();
  }

  private static List<String> refused(List<Boolean> answers, List<FormRow> findings) {
    return Refused.by(() -> AcceptanceRule.check(answers, findings, NONE_MISSING));
  }
}
