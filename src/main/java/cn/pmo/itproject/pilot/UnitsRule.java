package cn.pmo.itproject.pilot;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.List;
import java.util.Set;

/** JS-17, JS-23: at least one unit, each of them a department that exists. */
final class UnitsRule {

  private UnitsRule() {
  }

  /**
   * The units without repetition.
   *
   * @param field variable of the list, for messages
   * @param units department ids
   * @param departments ids of those that exist
   * @throws RuleViolationException naming each unit that does not exist
   */
  static List<String> check(String field, List<String> units, Set<String> departments) {
    Violations violations = new Violations();
    if (units.isEmpty()) {
      violations.add(field, "单位（部门）清单为空，应至少选择一个单位");
    }
    for (String unit : units) {
      if (!departments.contains(unit)) {
        violations.add(field, "单位“" + unit + "”不存在，应为已登记的单位（部门）");
      }
    }
    violations.throwIfAny();
    return units.stream().distinct().toList();
  }
}
