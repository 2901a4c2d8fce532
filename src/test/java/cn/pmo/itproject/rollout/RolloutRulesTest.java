package cn.pmo.itproject.rollout;

import static cn.pmo.itproject.form.Rows.row;
import static cn.pmo.itproject.form.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.pilot.UnitTask;
import cn.pmo.itproject.rule.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutRulesTest {

  private static final UnitTask UNIT = new UnitTask("dept-county-east", "城东县局(分公司)");
  private static final List<FormRow> MODULES = rows("modules", row("module", "订单"), row("module", "报表"), row("module", "权限"));

  @Test
  void everyModuleIsUsed() {
    assertThat(ModuleUsage.sheet(MODULES)).extracting(row -> row.get("module")).containsExactly("订单", "报表", "权限");
    assertThat(Refused.by(() -> ModuleUsage.check(MODULES, rows("moduleUsage", row("module", "订单", "usageCount", 3),
        row("module", "报表", "usageCount", "1"), row("module", "权限", "usageCount", 2.0))))).isEmpty();
  }

  @Test
  void unusedModulesAreNamed() {
    assertThat(Refused.by(() -> ModuleUsage.check(MODULES, rows("moduleUsage", row("module", "订单", "usageCount", 3),
        row("module", "报表", "usageCount", 0))))).containsExactly(
            "moduleUsage: 试运行中未使用的功能模块：报表、权限；每个模块都应使用，使用次数应大于 0");
    assertThat(Refused.by(() -> ModuleUsage.check(MODULES, rows("moduleUsage", row("module", "订单", "usageCount", 1.5)))))
        .first().isEqualTo("moduleUsage: 清单第 1 行的使用次数 1.5 应为不小于 0 的整数");
  }

  @Test
  void onlyModulesOfTheRequirementAreListedEachOnce() {
    assertThat(Refused.by(() -> ModuleUsage.check(MODULES, rows("moduleUsage", row("module", "订单", "usageCount", 3),
        row("module", "报表", "usageCount", 1), row("module", "权限", "usageCount", 2), row("module", " 订单 ", "usageCount", 1),
        row("module", "大屏", "usageCount", 9))))).containsExactly(
            "moduleUsage: 清单第 4 行的功能模块“订单”重复，每个模块应只列一行",
            "moduleUsage: 清单第 5 行的功能模块“大屏”不在功能清单中，应为订单、报表、权限之一");
  }

  @Test
  void issuesAreAttributedToTheirUnit() {
    assertThat(TrialIssuesRule.check(UNIT, rows("trialIssues", row("kind", "SUGGESTION", "description", "导出慢")), false))
        .containsExactly(row("unit", UNIT.unit(), "unitName", UNIT.unitName(), "kind", "SUGGESTION", "description", "导出慢"));
  }

  @Test
  void anEmptyListSaysSo() {
    assertThat(TrialIssuesRule.check(UNIT, List.of(), true)).isEmpty();
    assertThat(Refused.by(() -> TrialIssuesRule.check(UNIT, List.of(), false)))
        .containsExactly("noTrialIssues: 需求和问题清单为空，没有需求和问题时应勾选“无需求和问题”");
    assertThat(Refused.by(() -> TrialIssuesRule.check(UNIT, rows("trialIssues", row("kind", " ", "description", "\u3000", "note", "x")),
        true)))
        .containsExactly("noTrialIssues: 已勾选“无需求和问题”，但清单中有 1 项，应取消勾选或清空清单",
            "trialIssues: 清单第 1 行的类别不能为空", "trialIssues: 清单第 1 行的描述不能为空");
  }
}
