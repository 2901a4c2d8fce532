package cn.pmo.itproject.rule;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Errors of {@code /api} as problem details (RFC 9457) without stack traces: 400 with {@code violations} for a broken rule, 403 for a
 * missing permission, 404 for what does not exist, 409 for a change by somebody else.
 */
@RestControllerAdvice("cn.pmo.itproject")
class ApiExceptionAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionAdvice.class);

  @ExceptionHandler
  ProblemDetail forbidden(AuthorizationException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "没有权限执行此操作");
  }

  @ExceptionHandler
  ProblemDetail notFound(NotFoundException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "未找到所请求的内容");
  }

  @ExceptionHandler
  ProblemDetail failed(Exception e) {
    return Refusal.of(e).map(ApiExceptionAdvice::problem).orElseGet(() -> {
      LOG.error("Request failed", e);
      return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "系统内部错误，请联系运维人员");
    });
  }

  private static ProblemDetail problem(Refusal refusal) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(refusal.status()), refusal.message());
    if (!refusal.violations().isEmpty()) {
      problem.setProperty("violations", refusal.violations());
    }
    return problem;
  }
}
