package cn.pmo.itproject.rule;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers refusals in the engine's REST API and in the web applications' own API. Jersey takes the mapper nearest to the exception's
 * class and, among equally near ones, the one of higher priority; therefore there is one for each class the engine has a mapper for,
 * each with a priority before the default. Anything that is no refusal is left to the engine's mappers.
 */
abstract class RefusalMapper<E extends Throwable> implements ExtendedExceptionMapper<E> {

  /** Before {@link jakarta.ws.rs.Priorities#USER}, which the engine's mappers have. */
  private static final int PRIORITY = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(RefusalMapper.class);

  @Override
  public boolean isMappable(E exception) {
    return Refusal.of(exception).isPresent();
  }

  @Override
  public Response toResponse(E exception) {
    Refusal refusal = Refusal.of(exception).orElseThrow();
    if (refusal.isFailure()) {
      LOG.error("A request failed", exception);
    }
    Response.ResponseBuilder answer = Response.status(refusal.status()).entity(refusal).type(MediaType.APPLICATION_JSON_TYPE);
    RuleViolationException.causeOf(exception, TryLaterException.class).ifPresent(e -> answer.header("Retry-After", e.seconds()));
    return answer.build();
  }

  @Priority(PRIORITY)
  static class OfRest extends RefusalMapper<RestException> {}

  @Priority(PRIORITY)
  static class OfEngine extends RefusalMapper<ProcessEngineException> {}

  @Priority(PRIORITY)
  static class OfJsonMapping extends RefusalMapper<JsonMappingException> {}

  @Priority(PRIORITY)
  static class OfMismatch extends RefusalMapper<MismatchedInputException> {}

  @Priority(PRIORITY)
  static class OfParser extends RefusalMapper<JsonParseException> {}

  @Priority(PRIORITY)
  static class OfAnything extends RefusalMapper<Throwable> {}
}
