package cn.pmo.itproject.rollout;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.pilot.UnitTask;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JS-26: a unit's requirements and problems; the list may be empty, but then says so explicitly. */
final class TrialIssuesRule {

  private TrialIssuesRule() {
  }

  /**
   * Checks a unit's list and makes it rows of the overview.
   *
   * @param issues rows with kind and description
   * @param none whether the unit declares to have none
   * @throws RuleViolationException with everything that is wrong
   */
  static List<Map<String, Object>> check(UnitTask unit, List<FormRow> issues, boolean none) {
    Violations violations = new Violations();
    if (issues.isEmpty() && !none) {
      violations.add("noTrialIssues", "需求和问题清单为空，没有需求和问题时应勾选“无需求和问题”");
    }
    if (!issues.isEmpty() && none) {
      violations.add("noTrialIssues", "已勾选“无需求和问题”，但清单中有 " + issues.size() + " 项，应取消勾选或清空清单");
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FormRow issue : issues) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("unit", unit.unit());
      row.put("unitName", unit.unitName());
      row.put("kind", issue.requiredText("kind", "类别", violations));
      row.put("description", issue.requiredText("description", "描述", violations));
      rows.add(row);
    }
    violations.throwIfAny();
    return rows;
  }
}
