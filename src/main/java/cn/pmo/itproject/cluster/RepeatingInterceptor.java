package cn.pmo.itproject.cluster;

import cn.pmo.itproject.engine.Repetition;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ReflectionUtils;

/**
 * Around the transaction of a command: does the command again when the database gave it up for the sake of another. What the command
 * then finds is what counts: if somebody else has done the step in the meantime, it is refused as it would have been.
 *
 * <p>A job is not repeated here, but handed back ({@link JobRetries}); a command inside another transaction is part of that.
 */
class RepeatingInterceptor extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof ExecuteJobsCmd || Context.getCommandContext() != null
        || TransactionSynchronizationManager.isActualTransactionActive()) {
      return next.execute(command);
    }
    return Repetition.whileConflicting(() -> next.execute(command), conflict -> isRepeatable(command));
  }

  /**
   * Whether a command still is what it was. Not when it has read a stream (the attachment would be empty) or holds a row it has changed
   * (the row would look like changed by somebody else): its client has to come again.
   */
  static boolean isRepeatable(Command<?> command) {
    boolean[] repeatable = {true};
    ReflectionUtils.doWithFields(command.getClass(), field -> repeatable[0] &= !changes(field, command),
        field -> !Modifier.isStatic(field.getModifiers()));
    return repeatable[0];
  }

  private static boolean changes(Field field, Command<?> command) throws IllegalAccessException {
    field.setAccessible(true);
    Object value = field.get(command);
    return value instanceof InputStream || value instanceof DbEntity || value instanceof DeploymentBuilderImpl;
  }
}
