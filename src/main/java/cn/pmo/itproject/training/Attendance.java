package cn.pmo.itproject.training;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** JS-24 范围全: every unit of the roll-out has at least one trainee who signed in. */
final class Attendance {

  private Attendance() {
  }

  /** A sheet on which nobody has signed in yet: one row for each trainee. */
  static List<Map<String, Object>> sheet(List<FormRow> trainees, UnaryOperator<String> unitNames) {
    return trainees.stream().map(trainee -> row(trainee.text("name"), trainee.text("unit"), false, unitNames)).toList();
  }

  /**
   * Checks the sheet. People who come without registration sign in on a row of their own.
   *
   * @param attendance rows with name, unit (department id), signedIn
   * @param units the units of the roll-out
   * @param unitNames department id to name
   * @return the rows with the units' names
   * @throws RuleViolationException naming every unit nobody signed in from
   */
  static List<Map<String, Object>> check(List<FormRow> attendance, List<String> units, UnaryOperator<String> unitNames) {
    Violations violations = new Violations();
    Set<String> uncovered = new LinkedHashSet<>(units);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FormRow row : attendance) {
      String name = row.requiredText("name", "姓名", violations);
      String unit = row.requiredText("unit", "单位", violations);
      if (unit != null && !units.contains(unit)) {
        row.refuse(violations, "单位", "“" + unitNames.apply(unit) + "”不是推广单位，应为推广单位之一");
      }
      boolean signedIn = row.text("signedIn") != null && Boolean.TRUE.equals(row.requiredBool("signedIn", "签到", violations));
      if (signedIn) {
        uncovered.remove(unit);
      }
      rows.add(row(name, unit, signedIn, unitNames));
    }
    if (!uncovered.isEmpty()) {
      violations.add("attendance", "无人签到的推广单位：" + uncovered.stream().map(unitNames).collect(Collectors.joining("、"))
          + "；每个推广单位应至少有一人签到");
    }
    violations.throwIfAny();
    return rows;
  }

  private static Map<String, Object> row(String name, String unit, boolean signedIn, UnaryOperator<String> unitNames) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("unit", unit);
    row.put("unitName", unit == null ? null : unitNames.apply(unit));
    row.put("signedIn", signedIn);
    return row;
  }
}
