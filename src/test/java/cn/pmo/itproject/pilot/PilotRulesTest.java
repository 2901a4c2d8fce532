package cn.pmo.itproject.pilot;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.Refused;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PilotRulesTest {

  private static final UnitTask UNIT = new UnitTask("dept-county-east", "城东县局(分公司)");
  private static final List<FormRow> GOALS = rows("goals", row("goal", "响应时间", "target", "2 秒"), row("goal", "覆盖率", "target", "100%"));

  @Test
  void unitsExistAndCountOnce() {
    assertThat(UnitsRule.check("pilotUnits", List.of("dept-a", "dept-b", "dept-a"), Set.of("dept-a", "dept-b")))
        .containsExactly("dept-a", "dept-b");
    assertThat(Refused.by(() -> UnitsRule.check("pilotUnits", List.of(), Set.of("dept-a"))))
        .containsExactly("pilotUnits: 单位（部门）清单为空，应至少选择一个单位");
    assertThat(Refused.by(() -> UnitsRule.check("pilotUnits", List.of("dept-a", "finance"), Set.of("dept-a"))))
        .containsExactly("pilotUnits: 单位“finance”不存在，应为已登记的单位（部门）");
  }

  @Test
  void aUnitsResultBecomesARowOfTheOverview() {
    assertThat(PilotResultRule.check(UNIT, "可推广", rows("pilotProblems", row("problem", "卡顿", "handling", "扩容"), row("problem", "断线")),
        "报告.docx"))
        .isEqualTo(row("unit", UNIT.unit(), "unitName", UNIT.unitName(), "pilotConclusion", "可推广", "problems", "卡顿（处理：扩容）；断线",
            "reportFileName", "报告.docx"));
    assertThat(PilotResultRule.check(UNIT, "可推广", List.of(), null)).containsEntry("problems", "无");
    assertThat(Refused.by(() -> PilotResultRule.check(UNIT, null, rows("pilotProblems", row("handling", "扩容")), null))).containsExactly(
        "pilotConclusion: 城东县局(分公司)的试点结论不能为空", "pilotProblems: 清单第 1 行的问题不能为空");
  }

  @Test
  void aRepeatedPilotReplacesTheUnitsRowOnly() {
    assertThat(UnitRows.replace(List.of(row("unit", "a", "n", 1), row("unit", "b", "n", 1)), "a", List.of(row("unit", "a", "n", 2))))
        .containsExactly(row("unit", "b", "n", 1), row("unit", "a", "n", 2));
  }

  @Test
  void everyGoalIsComparedOnceAndNothingElse() {
    assertThat(GoalResults.sheet(GOALS)).first().isEqualTo(row("goal", "响应时间", "target", "2 秒", "result", null, "met", null));
    assertThat(Refused.by(() -> GoalResults.check(GOALS, rows("goalResults", row("goal", "响应时间", "result", "1.8 秒", "met", true),
        row("goal", "覆盖率", "result", "90%", "met", "false"))))).isEmpty();
    assertThat(Refused.by(() -> GoalResults.check(GOALS, rows("goalResults", row("goal", "响应时间", "met", "是"))))).containsExactly(
        "goalResults: 清单第 1 行的试点结果不能为空", "goalResults: 清单第 1 行的是否达到“是”不是是/否",
        "goalResults: 分析比较缺少目标：覆盖率，应逐项与试点结果比较");
    assertThat(Refused.by(() -> GoalResults.check(GOALS, rows("goalResults", row("goal", "响应时间", "result", "1.8 秒", "met", true),
        row("goal", "响应时间", "result", "3 秒", "met", false), row("goal", "界面美观", "result", "好", "met", true),
        row("goal", "覆盖率", "result", "90%", "met", false))))).containsExactly(
            "goalResults: 清单第 2 行的目标“响应时间”重复，每个目标应只比较一次",
            "goalResults: 清单第 3 行的目标“界面美观”不是项目需求中的目标，应为响应时间、覆盖率");
  }

  @Test
  void dissatisfactionNeedsAReason() {
    assertThat(Refused.by(() -> RecordPilotJudgementListener.check(true, null))).isEmpty();
    assertThat(Refused.by(() -> RecordPilotJudgementListener.check(false, "速度未达标"))).isEmpty();
    assertThat(Refused.by(() -> RecordPilotJudgementListener.check(null, null))).containsExactly("pilotSatisfied: 试点结果是否满意未填写，应为是或否");
    assertThat(Refused.by(() -> RecordPilotJudgementListener.check(false, null)))
        .containsExactly("dissatisfactionReason: 不满意的原因不能为空：结论为“否”时应写明原因");
  }
}
