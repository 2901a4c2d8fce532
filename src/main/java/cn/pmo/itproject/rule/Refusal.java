package cn.pmo.itproject.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
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
          + "|Cannot set query parameter '(?<parameter>.*)' to value '(?<given>.*)': Cannot convert"
          + "|Must provide 'null' or String value for value of SerializableValue type '(?<text>.*)'", Pattern.DOTALL);

  private static final Pattern NO_ENGINE = Pattern.compile("Process engine (?<name>.*) not available", Pattern.DOTALL);

  /** What the engine says of users and groups that are kept in a directory: its REST API, and itself. */
  private static final String READ_ONLY = "Identity service implementation is read-only.";
  private static final String READ_ONLY_ENGINE = "This identity service implementation is read-only.";

  /** The engine's words for a value in Java's own format, wherever it finds one. */
  private static final String JAVA_OBJECT = "Java serialization format is prohibited";

  private static final Pattern INVALID_ID =
      Pattern.compile("has an invalid id: '(?<id>.*)' is not a valid resource identifier", Pattern.DOTALL);

  /** By which the engine's words about a file begin that it cannot read at all; of mistakes in a model it tells the places itself, with 400. */
  private static final Set<String> UNPARSABLE = Set.of("ENGINE-09003", "ENGINE-01009", "ENGINE-22004", "ENGINE-05010");

  /** By which MySQL says that there is no room on its disk: no write, disk full, error on write, table full. */
  private static final Set<Integer> FULL = Set.of(3, 1021, 1026, 1114);

  /** The engine has no class of its own for a task that is gone: its commands say so in these words. */
  private static boolean isAboutTask(NullValueException failure) {
    return failure.getMessage().startsWith("Cannot find task with id") || failure.getMessage().startsWith("task ");
  }

  /** The refusal behind a failure; empty if it is another failure. */
  static Optional<Refusal> of(Throwable failure) {
    Optional<Refusal> violation = RuleViolationException.causeOf(failure, RuleViolationException.class)
        .map(e -> new Refusal(400, "RuleViolationException", e.getMessage(), e.getViolations()));
    return violation.or(() -> RuleViolationException.causeOf(failure, TryLaterException.class)
            .map(e -> new Refusal(e.status(), "TryLaterException", e.getMessage(), List.of())))
        .or(() -> RuleViolationException.causeOf(failure, OptimisticLockingException.class)
        .map(e -> new Refusal(409, "OptimisticLockingException", "该任务刚被他人处理，请刷新后重试", List.of())))
        .or(() -> RuleViolationException.causeOf(failure, NullValueException.class).filter(Refusal::isAboutTask)
            .map(e -> new Refusal(404, "NotFoundException", "该任务不存在，或者已经办理完毕，请刷新待办列表", List.of())))
        .or(() -> RuleViolationException.causeOf(failure, StreamConstraintsException.class)
            .map(e -> new Refusal(400, "StreamConstraintsException", "提交的内容过大：其中一项超出系统能接收的长度，应缩小文件后重新提交", List.of())))
        .or(() -> Optional.of(failure).filter(Refusal::isNoJson)
            .map(e -> new Refusal(400, "InvalidRequestException", "请求内容格式不正确，应为接口约定的 JSON 对象（UTF-8）", List.of())))
        .or(() -> Optional.of(failure).filter(e -> String.valueOf(e.getMessage()).contains(JAVA_OBJECT))
            .map(e -> new Refusal(400, "InvalidRequestException", "不接受序列化的 Java 对象，对象变量的格式应为 application/json", List.of())))
        .or(() -> RuleViolationException.causeOf(failure, RestException.class)
            .flatMap(e -> READ_ONLY.equals(e.getMessage()) ? Optional.of(ofDirectory()) : ofNoEngine(e).or(() -> ofUnreadable(e))))
        .or(() -> RuleViolationException.causeOf(failure, UnsupportedOperationException.class)
            .filter(e -> String.valueOf(e.getMessage()).startsWith(READ_ONLY_ENGINE)).map(e -> ofDirectory()))
        .or(() -> RuleViolationException.causeOf(failure, ProcessEngineException.class).flatMap(Refusal::ofRejected))
        .or(() -> Optional.of(failure).filter(Refusal::isAboutRequest)
            .map(e -> new Refusal(400, "InvalidRequestException", "请求内容不完整或格式不正确，应为接口约定的 JSON 对象，变量应有值和已知的类型，文件应有文件名", List.of())))
        .or(() -> RuleViolationException.causeOf(failure, SQLException.class).filter(e -> FULL.contains(e.getErrorCode()))
            .map(e -> new Refusal(507, "InsufficientStorageException", "服务器存储空间已满，本次操作未生效，请联系系统管理员", List.of())))
        .or(() -> databaseFailure(failure).map(Refusal::of));
  }

  /** Whether the server failed, which has to be logged, as the client is not told what happened. */
  boolean isFailure() {
    return status >= 500 && !type.equals("TryLaterException");
  }

  private static Refusal ofDirectory() {
    return new Refusal(403, "ReadOnlyDirectoryException", "用户和用户组由单位的目录（LDAP）统一管理，不能在本系统中增加、修改或删除，请在目录中修改", List.of());
  }

  private static Optional<Refusal> ofNoEngine(RestException failure) {
    Matcher engine = NO_ENGINE.matcher(String.valueOf(failure.getMessage()));
    return engine.matches()
        ? Optional.of(new Refusal(404, "InvalidRequestException", "没有名为“" + engine.group("name") + "”的流程引擎，应为 default", List.of()))
        : Optional.empty();
  }

  private static Optional<Refusal> ofUnreadable(RestException failure) {
    String words = String.valueOf(failure.getMessage());
    Matcher text = UNREADABLE.matcher(words);
    if (words.length() > RestAnswers.LONGEST || !text.find()) {
      return Optional.empty();
    }
    String message = text.group("parameter") != null
        ? "参数“" + text.group("parameter") + "”的值“" + text.group("given") + "”无效，应为该参数类型的值，日期如 2026-01-31T08:00:00.000+0800"
        : text.group("unknown") != null
        ? "变量类型“" + text.group("unknown") + "”不存在，应为 String、Integer、Double、Boolean、Date、Json、File 等"
        : text.group("text") != null ? "类型为 " + text.group("text") + " 的变量的值应为文本（JSON 文本或 null），不能是其他类型的值"
        : "值“" + text.group("value") + "”不是有效的 " + text.group("type") + " 值，应提交该类型的值"
            + (text.group("type").equalsIgnoreCase("date") ? "，如 2026-01-31T08:00:00.000+0800" : "");
    return Optional.of(new Refusal(400, "InvalidRequestException", message, List.of()));
  }

  /** What the engine takes for a failure of its own, though it is the client's: a user's or group's id, a model that is none. */
  private static Optional<Refusal> ofRejected(ProcessEngineException failure) {
    if (failure instanceof MismatchingMessageCorrelationException) {
      return Optional.of(new Refusal(400, "MismatchingMessageCorrelationException", "没有流程在等待这个消息，消息未送达", List.of()));
    }
    String said = String.valueOf(failure.getMessage());
    Matcher id = INVALID_ID.matcher(said);
    if (said.length() <= RestAnswers.LONGEST && id.find()) {
      return Optional.of(new Refusal(400, "InvalidRequestException", "编号“" + id.group("id") + "”无效，应由字母、数字和 . _ - 组成", List.of()));
    }
    if (said.startsWith("The task cannot be deleted because is part of a running")) {
      return Optional.of(new Refusal(400, "InvalidRequestException", "步骤由流程产生，不能删除，只能办理", List.of()));
    }
    if (said.startsWith("ENGINE-13043")) {
      return Optional.of(new Refusal(400, "InvalidRequestException", "没有以条件发起的流程，未发起任何项目", List.of()));
    }
    return UNPARSABLE.stream().anyMatch(said::startsWith)
        ? Optional.of(new Refusal(400, "ParseException", "部署的文件无法解析，未部署，应为有效的 BPMN、DMN 或表单文件：" + said, List.of())) : Optional.empty();
  }

  /** Whether a body could not be read; the parser's words name the classes it should have become. */
  private static boolean isNoJson(Throwable failure) {
    return failure instanceof JsonProcessingException && (RuleViolationException.causeOf(failure, StreamReadException.class).isPresent()
        || RuleViolationException.causeOf(failure, MismatchedInputException.class).isPresent());
  }

  /**
   * Whether the REST API stumbled over something that a request lacks or has in another form: it takes much for granted and then fails with
   * an exception of Java itself.
   */
  private static boolean isAboutRequest(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getName().startsWith("java.lang.") && root instanceof RuntimeException
        && Stream.of(root.getStackTrace()).map(StackTraceElement::getClassName).filter(name -> !name.startsWith("java.")).findFirst()
            .filter(name -> name.startsWith("org.camunda.bpm.engine.rest.") || name.startsWith("org.camunda.bpm.engine.variable.impl.type."))
            .isPresent();
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
