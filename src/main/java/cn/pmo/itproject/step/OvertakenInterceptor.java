package cn.pmo.itproject.step;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Around the transaction of a person's command on a task: tells him that the task is done when somebody else did it in the meantime.
 *
 * <p>Committed work of others shows between two statements of a transaction. A command that has read its task and then finds no
 * authorization, no execution or no process instance any more fails in whatever words it has for that, up to a null pointer.
 */
class OvertakenInterceptor extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    Optional<String> task = Context.getCommandContext() != null || TransactionSynchronizationManager.isActualTransactionActive()
        ? Optional.empty() : taskId(command);
    if (task.isEmpty()) {
      return next.execute(command);
    }
    try {
      return next.execute(command);
    } catch (RuleViolationException | OptimisticLockingException e) {
      // Says already what is the matter.
      throw e;
    } catch (RuntimeException e) {
      if (isOpen(task.get(), e)) {
        throw e;
      }
      throw new NullValueException("Cannot find task with id " + task.get() + ": it is done", e);
    }
  }

  /** A database that does not answer this question either was the matter from the beginning. */
  private boolean isOpen(String taskId, RuntimeException failure) {
    try {
      return next.execute(context -> context.getTaskManager().findTaskById(taskId)) != null;
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      return true;
    }
  }

  private static Optional<String> taskId(Command<?> command) {
    String field = command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd || command instanceof ClaimTaskCmd ? "taskId"
        : command instanceof SetTaskVariablesCmd || command instanceof PatchTaskVariablesCmd || command instanceof RemoveTaskVariablesCmd
            ? "entityId" : null;
    return Optional.ofNullable(field).map(name -> new CommandFields(command).get(name));
  }
}
