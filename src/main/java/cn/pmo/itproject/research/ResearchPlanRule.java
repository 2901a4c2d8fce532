package cn.pmo.itproject.research;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.List;

/** JS-07: the research has at least one object, each named once and with a method. */
final class ResearchPlanRule {

  private ResearchPlanRule() {
  }

  /**
   * The names of the objects to research, in their order.
   *
   * @param targets rows with target and method
   * @throws RuleViolationException with everything that is wrong
   */
  static List<String> check(List<FormRow> targets) {
    Violations violations = new Violations();
    if (targets.isEmpty()) {
      violations.add("researchTargets", "调研对象为空，应至少有一个");
    }
    List<String> names = new ArrayList<>();
    for (FormRow row : targets) {
      String name = row.requiredText("target", "调研对象", violations);
      if (name != null && names.contains(name)) {
        row.refuse(violations, "调研对象", "“" + name + "”重复，每个对象应只列一次");
      }
      names.add(name);
      row.requiredText("method", "调研方式", violations);
    }
    violations.throwIfAny();
    return names;
  }
}
