package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JS-19: each goal of the requirement (JS-01) against the pilot's result. */
final class GoalResults {

  private GoalResults() {
  }

  /** An empty comparison: one row for each goal. */
  static List<Map<String, Object>> sheet(List<FormRow> goals) {
    return goals.stream().map(goal -> {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("goal", goal.text("goal"));
      row.put("target", goal.text("target"));
      row.put("result", null);
      row.put("met", null);
      return row;
    }).toList();
  }

  /**
   * Checks a comparison: every goal is compared once and nothing else, with a result and whether it is met.
   *
   * @param goals rows with goal
   * @param results rows with goal, result, met
   * @throws RuleViolationException with everything that is wrong
   */
  static void check(List<FormRow> goals, List<FormRow> results) {
    Violations violations = new Violations();
    List<String> expected = goals.stream().map(goal -> goal.text("goal")).toList();
    Set<String> open = new LinkedHashSet<>(expected);
    for (FormRow row : results) {
      String goal = row.requiredText("goal", "目标", violations);
      if (goal != null && !open.remove(goal)) {
        row.refuse(violations, "目标", "“" + goal
            + (expected.contains(goal) ? "”重复，每个目标应只比较一次" : "”不是项目需求中的目标，应为" + String.join("、", expected)));
      }
      row.requiredText("result", "试点结果", violations);
      row.requiredBool("met", "是否达到", violations);
    }
    if (!open.isEmpty()) {
      violations.add("goalResults", "分析比较缺少目标：" + String.join("、", open) + "，应逐项与试点结果比较");
    }
    violations.throwIfAny();
  }
}
