package cn.pmo.itproject.rule;

import java.util.ArrayList;
import java.util.List;

/** Collects violations, so that a person hears of all of them at once. */
public final class Violations {

  private final List<Violation> violations = new ArrayList<>();

  /**
   * Adds a violation.
   *
   * @param field name of the variable concerned
   * @param message Chinese sentence for the person
   * @return this collector
   */
  public Violations add(String field, String message) {
    violations.add(new Violation(field, message));
    return this;
  }

  /** Whether nothing was wrong so far. */
  public boolean isEmpty() {
    return violations.isEmpty();
  }

  /**
   * Refuses the step if anything was wrong.
   *
   * @throws RuleViolationException with every violation added
   */
  public void throwIfAny() {
    if (!violations.isEmpty()) {
      throw new RuleViolationException(violations);
    }
  }
}
