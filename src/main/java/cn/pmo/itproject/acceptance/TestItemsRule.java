package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.List;

/** JS-30: the technical test has items, each with what was expected, what came out and whether it passed. */
final class TestItemsRule {

  private TestItemsRule() {
  }

  /**
   * Checks the results. An item may have failed: that is a result.
   *
   * @param items rows with item, expected, actual, passed
   * @throws RuleViolationException with everything that is missing
   */
  static void check(List<FormRow> items) {
    Violations violations = new Violations();
    if (items.isEmpty()) {
      violations.add("testItems", "技术测试项目为空，应至少有一项及其结果");
    }
    for (FormRow item : items) {
      item.requiredText("item", "测试项目", violations);
      item.requiredText("expected", "预期结果", violations);
      item.requiredText("actual", "实际结果", violations);
      item.requiredBool("passed", "是否通过", violations);
    }
    violations.throwIfAny();
  }
}
