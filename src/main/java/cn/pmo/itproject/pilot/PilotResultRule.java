package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JS-18: what a unit reports of its pilot: a conclusion and the problems met. */
final class PilotResultRule {

  private PilotResultRule() {
  }

  /**
   * Checks a unit's result and makes it a row of the overview.
   *
   * @param conclusion null if it was not given
   * @param problems rows with problem and, optionally, handling
   * @param reportFileName file name of the unit's report, null if unknown
   * @throws RuleViolationException with everything that is missing
   */
  static Map<String, Object> check(UnitTask unit, String conclusion, List<FormRow> problems, String reportFileName) {
    Violations violations = new Violations();
    if (conclusion == null) {
      violations.add("pilotConclusion", unit.unitName() + "的试点结论不能为空");
    }
    List<String> texts = new ArrayList<>();
    for (FormRow row : problems) {
      String problem = row.requiredText("problem", "问题", violations);
      texts.add(problem + (row.text("handling") == null ? "" : "（处理：" + row.text("handling") + "）"));
    }
    violations.throwIfAny();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("unit", unit.unit());
    result.put("unitName", unit.unitName());
    result.put("pilotConclusion", conclusion);
    result.put("problems", texts.isEmpty() ? "无" : String.join("；", texts));
    result.put("reportFileName", reportFileName);
    return result;
  }
}
