package cn.pmo.itproject.notification;

import cn.pmo.itproject.rule.RuleViolationException;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * What becomes of the job of a mail that is not sent, beyond what the model says: one that had no turn comes back a little later and loses
 * no retry; one to an address that will never do is an incident at once, instead of after all pauses.
 */
@Component
class MailJobPlugin extends AbstractProcessEnginePlugin {

  private static final Duration LEAST_DELAY = Duration.ofSeconds(15);
  private static final Duration MOST_DELAY = Duration.ofSeconds(30);

  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    FailedJobCommandFactory others = configuration.getFailedJobCommandFactory();
    configuration.setFailedJobCommandFactory((jobId, failure) -> command(others, jobId, failure));
  }

  private static Command<Object> command(FailedJobCommandFactory others, String jobId, Throwable failure) {
    if (RuleViolationException.causeOf(failure, MailPostponedException.class).isPresent()) {
      return new PutOff(jobId, failure);
    }
    return RuleViolationException.causeOf(failure, MailRefusedException.class).<Command<Object>>map(refused -> new GiveUp(jobId, refused))
        .orElseGet(() -> others.getCommand(jobId, failure));
  }

  /** Gives the job back to be done later. */
  private static final class PutOff extends JobRetryCmd {

    private static final long serialVersionUID = 1L;

    private PutOff(String jobId, Throwable failure) {
      super(jobId, failure);
    }

    @Override
    public Object execute(CommandContext commandContext) {
      JobEntity job = getJob();
      if (job != null) {
        long delay = ThreadLocalRandom.current().nextLong(LEAST_DELAY.toMillis(), MOST_DELAY.toMillis());
        job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + delay));
        job.unlock();
      }
      return null;
    }
  }

  /** Makes an incident of it. */
  private static final class GiveUp extends JobRetryCmd {

    private static final long serialVersionUID = 1L;

    private GiveUp(String jobId, Throwable failure) {
      super(jobId, failure);
    }

    @Override
    public Object execute(CommandContext commandContext) {
      JobEntity job = getJob();
      if (job != null) {
        job.unlock();
        logException(job);
        job.setRetries(0);
      }
      return null;
    }
  }
}
