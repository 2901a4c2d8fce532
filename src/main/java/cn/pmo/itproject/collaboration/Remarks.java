package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.form.VisibleText;
import cn.pmo.itproject.rule.RuleViolationException;

/** What people say when they hand a task on, remind somebody or comment. */
final class Remarks {

  private Remarks() {
  }

  /**
   * The text without surrounding white space.
   *
   * @param field where it is named
   * @param label as people know it
   * @param max characters
   * @return null if it is blank
   * @throws RuleViolationException if it is longer
   */
  static String optional(String field, String label, String text, int max) {
    String visible = VisibleText.of(text);
    int length = visible == null ? 0 : visible.codePointCount(0, visible.length());
    if (length > max) {
      throw new RuleViolationException(field, "“" + label + "”为 " + length + " 个字，应不超过 " + max + " 个字");
    }
    return visible;
  }

  /**
   * The text without surrounding white space.
   *
   * @throws RuleViolationException if it is blank or longer
   */
  static String required(String field, String label, String text, int max) {
    String stripped = optional(field, label, text, max);
    if (stripped == null) {
      throw new RuleViolationException(field, "“" + label + "”不能为空，应写明" + label);
    }
    return stripped;
  }
}
