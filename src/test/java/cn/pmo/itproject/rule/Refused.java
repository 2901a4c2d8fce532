package cn.pmo.itproject.rule;

import java.util.List;

/** What a rule refuses. */
public final class Refused {

  private Refused() {
  }

  /** The violations as {@code field: message}, also when the engine wrapped them; empty if the rule was kept. */
  public static List<String> by(Runnable rule) {
    try {
      rule.run();
      return List.of();
    } catch (RuntimeException e) {
      return RuleViolationException.causeOf(e, RuleViolationException.class).orElseThrow(() -> e).getViolations().stream()
          .map(violation -> violation.field() + ": " + violation.message()).toList();
    }
  }
}
