package cn.pmo.itproject.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

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

  /** What the engine says about a value before it knows the variable: the value and its type, or the type alone. */
  private static final Pattern UNREADABLE = Pattern.compile(
      "Cannot convert value '(?<value>.*)' of type '(?<type>.*)' to java type|Unsupported value type '(?<unknown>.*)'"
          + "|Must provide 'null' or String value for value of SerializableValue type '(?<text>.*)'", Pattern.DOTALL);

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
            .map(e -> new Refusal(404, "NotFoundException", "该任务不存在，或者已经办理完毕，请刷新待办列表", List.of())))
        .or(() -> RuleViolationException.causeOf(failure, StreamConstraintsException.class)
            .map(e -> new Refusal(400, "StreamConstraintsException", "提交的内容过大：其中一项超出系统能接收的长度，应缩小文件后重新提交", List.of())))
        .or(() -> RuleViolationException.causeOf(failure, RestException.class).flatMap(Refusal::ofUnreadable))
        .or(() -> databaseFailure(failure).map(Refusal::of));
  }

  /** Whether the server failed, which has to be logged, as the client is not told what happened. */
  boolean isFailure() {
    return status >= 500;
  }

  private static Optional<Refusal> ofUnreadable(RestException failure) {
    Matcher text = UNREADABLE.matcher(String.valueOf(failure.getMessage()));
    if (!text.find()) {
      return Optional.empty();
    }
    String message = text.group("unknown") != null
        ? "变量类型“" + text.group("unknown") + "”不存在，应为 String、Integer、Double、Boolean、Date、Json、File 等"
        : text.group("text") != null ? "类型为 " + text.group("text") + " 的变量的值应为文本（JSON 文本或 null），不能是其他类型的值"
        : "值“" + text.group("value") + "”不是有效的 " + text.group("type") + " 值，应提交该类型的值"
            + (text.group("type").equalsIgnoreCase("date") ? "，如 2026-01-31T08:00:00.000+0800" : "");
    return Optional.of(new Refusal(400, "InvalidRequestException", message, List.of()));
  }

  /** What the database said, to Spring or to the engine; its words hold statements and values and are not for clients. */
  private static Optional<DataAccessException> databaseFailure(Throwable failure) {
    return RuleViolationException.causeOf(failure, DataAccessException.class)
        .or(() -> RuleViolationException.causeOf(failure, SQLException.class).map(e -> {
          DataAccessException translated = new SQLExceptionSubclassTranslator().translate("engine", null, e);
          return translated != null ? translated : new NonTransientDataAccessResourceException("engine", e);
        }));
  }

  private static Refusal of(DataAccessException failure) {
    return failure instanceof ConcurrencyFailureException || failure instanceof DuplicateKeyException
        ? new Refusal(409, "ConcurrencyFailureException", "同样的内容刚被提交，或者正被他人处理，请刷新后重试", List.of())
        : new Refusal(500, "DataAccessException", "系统访问数据库时出错，本次操作未生效，请稍后重试；仍不成功请联系系统管理员", List.of());
  }
}
