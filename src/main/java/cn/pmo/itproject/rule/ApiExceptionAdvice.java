package cn.pmo.itproject.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what the engine and the rules refuse in {@code /api} as the engine's own API does: 400 with the violations of a rule, 403
 * for a missing permission, 404 for what does not exist, 409 for a change by somebody else; what Spring or a controller refuse gets the
 * same form. Other failures stay failures (500).
 */
@RestControllerAdvice("cn.pmo.itproject")
class ApiExceptionAdvice extends ResponseEntityExceptionHandler {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionAdvice.class);

  @ExceptionHandler
  ResponseEntity<Refusal> refused(ProcessEngineException e) {
    return answerOf(e);
  }

  @ExceptionHandler
  ResponseEntity<Refusal> refused(DataAccessException e) {
    return answerOf(e);
  }

  @ExceptionHandler
  ResponseEntity<Refusal> forbidden(AuthorizationException e) {
    return answer(new Refusal(403, "AuthorizationException", "没有权限执行此操作", List.of()));
  }

  @ExceptionHandler
  ResponseEntity<Refusal> missing(NotFoundException e) {
    return answer(new Refusal(404, "NotFoundException", "未找到所请求的内容", List.of()));
  }

  /** A parameter of the query, or one of several that make up a filter. */
  @Override
  protected ResponseEntity<Object> handleTypeMismatch(TypeMismatchException e, HttpHeaders headers, HttpStatusCode status,
      WebRequest request) {
    String name = e instanceof MethodArgumentTypeMismatchException parameter ? parameter.getName() : e.getPropertyName();
    return invalid(e, List.of(violation(name, e.getValue(), e.getRequiredType())), headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    List<Violation> violations = e.getFieldErrors().stream().map(error -> violation(error.getField(), error.getRejectedValue(),
        error.contains(TypeMismatchException.class) ? error.unwrap(TypeMismatchException.class).getRequiredType() : null)).toList();
    return invalid(e, violations, headers, status, request);
  }

  /** The parser's words are for programmers. */
  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    Refusal refusal = RuleViolationException.causeOf(e, RuleViolationException.class).flatMap(Refusal::of)
        .orElseGet(() -> new Refusal(status.value(), e.getClass().getSimpleName(), "请求内容格式不正确，应为约定格式的 JSON 对象", List.of()));
    return super.handleExceptionInternal(e, refusal, headers, status, request);
  }

  private ResponseEntity<Object> invalid(
      Exception e, List<Violation> violations, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String message = violations.stream().map(Violation::message).collect(Collectors.joining("；"));
    Refusal refusal = new Refusal(status.value(), e.getClass().getSimpleName(), message, violations);
    return super.handleExceptionInternal(e, refusal, headers, status, request);
  }

  private static Violation violation(String name, Object value, Class<?> type) {
    String right = type == null ? "有效的值"
        : type.isEnum() ? Stream.of(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining("、", " ", " 之一"))
        : type.isPrimitive() || Number.class.isAssignableFrom(type) || Optional.class.equals(type) ? "整数" : "有效的值";
    return new Violation(name, "参数“" + name + "”的值“" + value + "”无效，应为" + right);
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String detail = e instanceof MissingServletRequestParameterException missing ? "缺少参数“" + missing.getParameterName() + "”"
        : e instanceof ErrorResponse response && CHINESE.matcher(String.valueOf(response.getBody().getDetail())).find()
        ? response.getBody().getDetail() : StatusWords.of(status.value());
    Refusal refusal = new Refusal(status.value(), e.getClass().getSimpleName(), detail, List.of());
    return super.handleExceptionInternal(e, refusal, headers, status, request);
  }

  private static ResponseEntity<Refusal> answerOf(RuntimeException e) {
    Refusal refusal = Refusal.of(e).orElseThrow(() -> e);
    if (refusal.isFailure()) {
      LOG.error("A request failed", e);
    }
    long seconds = RuleViolationException.causeOf(e, TryLaterException.class).map(TryLaterException::seconds).orElse(0L);
    return seconds == 0 ? answer(refusal) : ResponseEntity.status(refusal.status()).header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
        .contentType(MediaType.APPLICATION_JSON).body(refusal);
  }

  private static ResponseEntity<Refusal> answer(Refusal refusal) {
    return ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_JSON).body(refusal);
  }
}
