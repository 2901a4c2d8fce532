package cn.pmo.itproject.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * What a person submitted breaks a rule of the process; the step stays open and nothing is changed. Every client gets it as a
 * refused request (400) with the violations, never as a server error. Being a bad user request, the engine does not log it as a failure.
 */
public class RuleViolationException extends BadUserRequestException {

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

  /** The first of a failure's causes that is of a type, however often the engine and the REST API have wrapped it. */
  public static <E extends Throwable> Optional<E> causeOf(Throwable failure, Class<E> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
