package cn.pmo.itproject.training;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** JS-24 培训登记: at least one trainee; each is registered once, for a unit of the roll-out. */
final class TraineesRule {

  private TraineesRule() {
  }

  /**
   * Checks the register.
   *
   * @param trainees rows with name and unit (department id)
   * @param units the units of the roll-out
   * @throws RuleViolationException with everything that is wrong
   */
  static void check(List<FormRow> trainees, List<String> units) {
    Violations violations = new Violations();
    if (trainees.isEmpty()) {
      violations.add("trainees", "培训登记表为空，应至少登记一名培训人员");
    }
    Set<List<String>> registered = new HashSet<>();
    for (FormRow trainee : trainees) {
      String name = trainee.requiredText("name", "姓名", violations);
      String unit = trainee.requiredText("unit", "单位", violations);
      if (unit != null && !units.contains(unit)) {
        trainee.refuse(violations, "单位", "“" + unit + "”不是推广单位，应为" + String.join("、", units) + "之一");
      }
      if (name != null && unit != null && !registered.add(List.of(name, unit))) {
        trainee.refuse(violations, "姓名", "“" + name + "”在同一单位重复登记，每人应只登记一次");
      }
    }
    violations.throwIfAny();
  }
}
