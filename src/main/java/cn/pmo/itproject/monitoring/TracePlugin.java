package cn.pmo.itproject.monitoring;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Puts on log lines who acts and which job runs; project, process instance and activity are put there by the engine. Of a command that
 * fails it tells the request's trace what it was about, before the engine forgets it.
 */
@Component
class TracePlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPostCommandInterceptorsTxRequired(
        withTrace(configuration.getCustomPostCommandInterceptorsTxRequired(), configuration));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        withTrace(configuration.getCustomPostCommandInterceptorsTxRequiresNew(), configuration));
  }

  private static List<CommandInterceptor> withTrace(List<CommandInterceptor> others, ProcessEngineConfigurationImpl configuration) {
    List<CommandInterceptor> interceptors = new ArrayList<>(others == null ? List.of() : others);
    interceptors.add(0, new TraceInterceptor(configuration));
    return interceptors;
  }

  private static final class TraceInterceptor extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl configuration;

    TraceInterceptor(ProcessEngineConfigurationImpl configuration) {
      this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
      Authentication login = configuration.getIdentityService().getCurrentAuthentication();
      String before = MDC.get(RequestTrace.USER);
      String user = login == null ? null : login.getUserId();
      set(RequestTrace.USER, user);
      if (command instanceof ExecuteJobsCmd) {
        MDC.remove(RequestTrace.JOB);
      }
      try {
        return next.execute(command);
      } catch (RuntimeException e) {
        RequestTrace trace = RequestTrace.current();
        if (trace != null) {
          trace.add(RequestTrace.USER, user);
          describe(e, trace);
        }
        throw e;
      } finally {
        set(RequestTrace.USER, before);
        JobEntity job = command instanceof ExecuteJobsCmd ? Context.getCommandContext().getCurrentJob() : null;
        if (job != null) {
          // Stays until the thread takes the next job: what is logged about this one's end comes after the command.
          MDC.put(RequestTrace.JOB, job.getId());
        }
      }
    }

    private static void set(String name, String value) {
      if (value == null) {
        MDC.remove(name);
      } else {
        MDC.put(name, value);
      }
    }

    private static void describe(RuntimeException failure, RequestTrace trace) {
      trace.add(RequestTrace.PROJECT, MDC.get(RequestTrace.PROJECT));
      trace.add(RequestTrace.INSTANCE, MDC.get(RequestTrace.INSTANCE));
      trace.add(RequestTrace.ACTIVITY, MDC.get(RequestTrace.ACTIVITY));
      RuleViolationException.causeOf(failure, RuleViolationException.class).ifPresent(violation -> {
        trace.refusedBecause(violation.getMessage());
        if (trace.get(RequestTrace.PROJECT) == null && trace.get(RequestTrace.TASK) != null) {
          describeTask(trace);
        }
      });
    }

    /** Refused before the engine came to the process: what a client may write is checked first. The task has been read by then. */
    private static void describeTask(RequestTrace trace) {
      CommandContext context = Context.getCommandContext();
      TaskEntity task = context.getTaskManager().findTaskById(trace.get(RequestTrace.TASK));
      ExecutionEntity execution = task == null ? null : task.getExecution();
      if (execution != null) {
        trace.add(RequestTrace.PROJECT, execution.getProcessInstance().getBusinessKey());
        trace.add(RequestTrace.INSTANCE, task.getProcessInstanceId());
        trace.add(RequestTrace.ACTIVITY, task.getTaskDefinitionKey());
      }
    }
  }
}
