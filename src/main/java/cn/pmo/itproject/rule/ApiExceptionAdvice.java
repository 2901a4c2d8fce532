package cn.pmo.itproject.rule;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers what the engine and the rules refuse in {@code /api} as the engine's own API does: 400 with the violations of a rule, 403
 * for a missing permission, 404 for what does not exist, 409 for a change by somebody else. Other failures stay failures (500).
 */
@RestControllerAdvice
class ApiExceptionAdvice {

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

  private static ResponseEntity<Refusal> answer(Refusal refusal) {
    return ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_JSON).body(refusal);
  }
}
