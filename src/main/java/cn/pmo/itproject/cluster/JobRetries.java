package cn.pmo.itproject.cluster;

import cn.pmo.itproject.engine.Conflicts;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What becomes of a job that failed. One that met another transaction, by a deadlock or because both changed the same, has not failed:
 * it goes back at once, with the retries it had and after a short random pause. The engine itself takes a deadlock for a failure, and
 * lets a job that only came too late wait as long as one that failed. Everything else is the engine's affair.
 */
class JobRetries implements FailedJobCommandFactory {

  private static final int REMEMBERED_JOBS = 1000;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** How often a job has met others here, so that one that always does comes back more and more rarely. */
  private final Map<String, Integer> conflicts = Collections.synchronizedMap(new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > REMEMBERED_JOBS;
    }
  });

  @Override
  public Command<Object> getCommand(String jobId, Throwable failure) {
    return Conflicts.orOutdated(failure)
        ? new GiveBack(jobId, failure, pauseAfter(conflicts.merge(jobId, 1, Integer::sum)))
        : new DefaultJobRetryCmd(jobId, failure);
  }

  /** A random one, up to a limit that doubles each time. */
  private static Duration pauseAfter(int times) {
    long most = Math.min(FIRST_PAUSE_MILLIS << Math.min(times, 16), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most));
  }

  /**
   * Gives a job back for another attempt. The failure is not noted on the job: its first real one is told by there being none, and decides
   * how many retries the job gets.
   */
  private static final class GiveBack extends JobRetryCmd {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    GiveBack(String jobId, Throwable failure, Duration pause) {
      super(jobId, failure);
      this.pause = pause;
    }

    @Override
    public Object execute(CommandContext context) {
      JobEntity job = getJob();
      if (job != null) {
        job.unlock();
        job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(pause)));
        notifyAcquisition(context);
      }
      return null;
    }
  }
}
