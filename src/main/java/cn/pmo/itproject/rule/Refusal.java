package cn.pmo.itproject.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;

/**
 * The answer to a request that was understood but not accepted, in the form the engine's REST API gives to its errors.
 *
 * @param status HTTP status
 * @param type simple name of the exception
 * @param message Chinese sentence(s) for the person; web applications show it as it is
 * @param violations what is wrong, empty if it is not about fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Refusal(@JsonIgnore int status, String type, String message, List<Violation> violations) {

  /** The engine has no class of its own for a task that is gone: its commands say so in these words. */
  private static boolean isAboutTask(NullValueException failure) {
    return failure.getMessage().startsWith("Cannot find task with id");
  }

  /** The refusal behind a failure; empty if it is another failure. */
  static Optional<Refusal> of(Throwable failure) {
    Optional<Refusal> violation = RuleViolationException.causeOf(failure, RuleViolationException.class)
        .map(e -> new Refusal(400, "RuleViolationException", e.getMessage(), e.getViolations()));
    return violation.or(() -> RuleViolationException.causeOf(failure, OptimisticLockingException.class)
        .map(e -> new Refusal(409, "OptimisticLockingException", "该任务刚被他人处理，请刷新后重试", List.of())))
        .or(() -> RuleViolationException.causeOf(failure, NullValueException.class).filter(Refusal::isAboutTask)
            .map(e -> new Refusal(404, "NotFoundException", "该任务不存在，或者已经办理完毕，请刷新待办列表", List.of())));
  }
}
