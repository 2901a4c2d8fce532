package cn.pmo.itproject.pilot;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** JS-15, JS-22: the planned end dates are in order and none is in the past. */
final class WorkPlanRule {

  /** Variables of the dates to their labels, in the order of the plan. */
  static final Map<String, String> DATES = new LinkedHashMap<>();

  static {
    DATES.put("pilotDueDate", "试点完成日期");
    DATES.put("rolloutDueDate", "推广完成日期");
    DATES.put("trainingDueDate", "培训完成日期");
    DATES.put("trialRunDueDate", "试运行完成日期");
  }

  private WorkPlanRule() {
  }

  /**
   * Checks the dates.
   *
   * @param dates by variable; absent or null where none was entered
   * @param pilotIsOver whether the end of the pilot may lie in the past
   * @throws RuleViolationException with everything that is wrong
   */
  static void check(Map<String, LocalDate> dates, LocalDate today, boolean pilotIsOver) {
    Violations violations = new Violations();
    String previous = null;
    for (Map.Entry<String, String> field : DATES.entrySet()) {
      LocalDate date = dates.get(field.getKey());
      if (date == null) {
        violations.add(field.getKey(), field.getValue() + "不能为空");
        continue;
      }
      if (date.isBefore(today) && !(pilotIsOver && field.getKey().equals("pilotDueDate"))) {
        violations.add(field.getKey(), field.getValue() + " " + date + " 早于今天 " + today + "，应不早于今天");
      }
      if (previous != null && date.isBefore(dates.get(previous))) {
        violations.add(field.getKey(), field.getValue() + " " + date + " 早于" + DATES.get(previous) + " " + dates.get(previous)
            + "，应不早于" + DATES.get(previous));
      }
      previous = field.getKey();
    }
    violations.throwIfAny();
  }
}
