package cn.pmo.itproject.standards;

import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** JS-02 全面、准确: at least one national and one industry standard is listed, or a reason says why none applies. */
final class StandardsRule {

  private StandardsRule() {
  }

  /**
   * Checks the list of standards.
   *
   * @param standards rows with level, standardNo, standardName
   * @param noStandardReason why no standard applies, null if not given
   * @throws RuleViolationException with everything that is wrong
   */
  static void check(List<FormRow> standards, String noStandardReason) {
    Violations violations = new Violations();
    Set<String> levels = new HashSet<>();
    for (FormRow standard : standards) {
      levels.add(standard.requiredText("level", "级别", violations));
      standard.requiredText("standardNo", "标准编号", violations);
      standard.requiredText("standardName", "标准名称", violations);
    }
    List<String> absent = new ArrayList<>();
    if (!levels.contains("NATIONAL")) {
      absent.add("国家标准");
    }
    if (!levels.contains("INDUSTRY")) {
      absent.add("行业标准");
    }
    if (!absent.isEmpty() && noStandardReason == null) {
      violations.add("technicalStandards", "相关技术标准缺少" + String.join("和", absent) + "，应至少各列一项，或在“无适用标准的理由”中说明");
    }
    violations.throwIfAny();
  }
}
