package cn.pmo.itproject.project;

import cn.pmo.itproject.rule.Violations;
import java.time.LocalDate;

/** The date of something that happened in a project: not before the project was registered and not in the future. */
public final class ProjectDate {

  private ProjectDate() {
  }

  /** Adds a violation if the date is missing, before the registration or after today. */
  public static void check(String field, String label, LocalDate date, LocalDate registeredOn, LocalDate today, Violations violations) {
    if (date == null) {
      violations.add(field, label + "不能为空");
    } else if (date.isAfter(today)) {
      violations.add(field, label + " " + date + " 晚于今天 " + today + "，应不晚于今天");
    } else if (date.isBefore(registeredOn)) {
      violations.add(field, label + " " + date + " 早于项目立项登记日期 " + registeredOn + "，应不早于该日期");
    }
  }
}
