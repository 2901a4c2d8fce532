package cn.pmo.itproject.rule;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what the engine and the rules refuse in {@code /api} as the engine's own API does: 400 with the violations of a rule, 403
 * for a missing permission, 404 for what does not exist, 409 for a change by somebody else; what Spring or a controller refuse gets the
 * same form. Other failures stay failures (500).
 */
@RestControllerAdvice("cn.pmo.itproject")
class ApiExceptionAdvice extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<Refusal> refused(ProcessEngineException e) {
    return answer(Refusal.of(e).orElseThrow(() -> e));
  }

  @ExceptionHandler
  ResponseEntity<Refusal> forbidden(AuthorizationException e) {
    return answer(new Refusal(403, "AuthorizationException", "没有权限执行此操作", List.of()));
  }

  @ExceptionHandler
  ResponseEntity<Refusal> missing(NotFoundException e) {
    return answer(new Refusal(404, "NotFoundException", "未找到所请求的内容", List.of()));
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail problem = body instanceof ProblemDetail given ? given : ((ErrorResponse) e).getBody();
    Refusal refusal = new Refusal(status.value(), e.getClass().getSimpleName(), problem.getDetail(), List.of());
    return super.handleExceptionInternal(e, refusal, headers, status, request);
  }

  private static ResponseEntity<Refusal> answer(Refusal refusal) {
    return ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_JSON).body(refusal);
  }
}
