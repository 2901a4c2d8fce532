package cn.pmo.itproject.rule;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Takes off what the engine wraps around a violation thrown in a listener or a delegate, inside the command context: so the Java API
 * throws the violation itself, and the engine sees a bad user request instead of a failure to be logged with its stack trace.
 */
class RuleViolationInterceptor extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException e) {
      throw RuleViolationException.causeOf(e, RuleViolationException.class).map(RuntimeException.class::cast).orElse(e);
    }
  }
}
