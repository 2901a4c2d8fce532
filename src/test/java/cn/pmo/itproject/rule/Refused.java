package cn.pmo.itproject.rule;

import java.util.List;

/** What a rule refuses. */
public final class Refused {

  private Refused() {
  }

  /** The violations as {@code field: message}; empty if the rule was kept. */
  public static List<String> by(Runnable rule) {
    try {
      rule.run();
      return List.of();
    } catch (RuleViolationException e) {
      return e.getViolations().stream().map(violation -> violation.field() + ": " + violation.message()).toList();
    }
  }
}
