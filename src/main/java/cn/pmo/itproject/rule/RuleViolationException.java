package cn.pmo.itproject.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * What a person submitted breaks a rule of the process; the step stays open and nothing is changed. Every client gets it as a
 * refused request (400) with the violations, never as a server error.
 */
public class RuleViolationException extends ProcessEngineException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * One violation.
   *
   * @param field name of the variable concerned
   * @param message Chinese sentence naming the field, its value and what would be right
   */
  public RuleViolationException(String field, String message) {
    this(List.of(new Violation(field, message)));
  }

  /** Several violations; the message is theirs, joined by “；”. */
  public RuleViolationException(List<Violation> violations) {
    super(violations.stream().map(Violation::message).distinct().collect(Collectors.joining("；")));
    this.violations = List.copyOf(violations);
  }

  /** The violations, in the order of the form. */
  public List<Violation> getViolations() {
    return violations;
  }
}
