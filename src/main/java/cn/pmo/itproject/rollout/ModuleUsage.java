package cn.pmo.itproject.rollout;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JS-25: in the trial run every module of the requirement (JS-01) is used. */
final class ModuleUsage {

  private ModuleUsage() {
  }

  /** An empty record of usage: one row for each module. */
  static List<Map<String, Object>> sheet(List<FormRow> modules) {
    return modules.stream().map(module -> {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("module", module.text("module"));
      row.put("usageCount", null);
      row.put("usageRecord", null);
      return row;
    }).toList();
  }

  /**
   * Checks the record of usage.
   *
   * @param modules rows with module
   * @param usage rows with module, usageCount (whole number) and usageRecord
   * @throws RuleViolationException naming every module that was not used, is listed twice or is none of the requirement
   */
  static void check(List<FormRow> modules, List<FormRow> usage) {
    Violations violations = new Violations();
    Set<String> known = new LinkedHashSet<>(modules.stream().map(module -> module.text("module")).toList());
    Set<String> unused = new LinkedHashSet<>(known);
    Set<String> listed = new HashSet<>();
    for (FormRow row : usage) {
      String module = row.requiredText("module", "功能模块", violations);
      if (module != null && !known.contains(module)) {
        row.refuse(violations, "功能模块", "“" + module + "”不在功能清单中，应为" + String.join("、", known) + "之一");
      } else if (module != null && !listed.add(module)) {
        row.refuse(violations, "功能模块", "“" + module + "”重复，每个模块应只列一行");
      }
      BigDecimal count = row.decimal("usageCount", "使用次数", violations);
      if (count != null && (count.signum() < 0 || count.stripTrailingZeros().scale() > 0)) {
        row.refuse(violations, "使用次数", " " + count.toPlainString() + " 应为不小于 0 的整数");
      } else if (count != null && count.signum() > 0) {
        unused.remove(module);
      }
    }
    if (!unused.isEmpty()) {
      violations.add("moduleUsage", "试运行中未使用的功能模块：" + String.join("、", unused) + "；每个模块都应使用，使用次数应大于 0");
    }
    violations.throwIfAny();
  }
}
