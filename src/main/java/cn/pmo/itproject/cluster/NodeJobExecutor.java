package cn.pmo.itproject.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The engine's job executor, of a node that can leave without leaving jobs behind: the engine's own only ends the search for jobs. What it
 * had begun is cut off then, and what it had reserved stays reserved until the lock runs out.
 */
class NodeJobExecutor extends SpringJobExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(NodeJobExecutor.class);

  private final ThreadPoolTaskExecutor threads;
  private final JdbcClient jdbc;
  /** Jobs a thread works on, or will when it is done with others of the same process instance. */
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();

  NodeJobExecutor(ThreadPoolTaskExecutor threads, JdbcClient jdbc) {
    this.threads = threads;
    this.jdbc = jdbc;
    setTaskExecutor(threads);
  }

  @Override
  public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
    return new OwnJobs(jobIds, engine);
  }

  /** Jobs reserved for this node, one after the other. */
  private final class OwnJobs extends ExecuteJobsRunnable {

    OwnJobs(List<String> jobIds, ProcessEngineImpl engine) {
      super(jobIds, engine);
    }

    @Override
    public void run() {
      inHand.addAll(jobIds);
      try {
        super.run();
      } finally {
        jobIds.forEach(inHand::remove);
      }
    }

    /** The engine would unlock it for whomever it is locked: meanwhile it may be another node's, which has begun it. */
    @Override
    protected void unlockJob(String jobId, CommandExecutor commandExecutor) {
      NodeJobExecutor.this.unlock(jobId);
    }
  }

  /**
   * Dates the jobs that have none first: those of a version before all jobs had one, and those somebody took it from. Nobody would take
   * them.
   */
  @Override
  protected void startExecutingJobs() {
    int dated = jdbc.sql("update ACT_RU_JOB set DUEDATE_ = ?, REV_ = REV_ + 1 where DUEDATE_ is null and SUSPENSION_STATE_ = ?")
        .params(ClockUtil.getCurrentTime(), SuspensionState.ACTIVE.getStateCode()).update();
    if (dated > 0) {
      LOG.info("{} 个没有到期时间的作业已设为立即执行", dated);
    }
    super.startExecutingJobs();
  }

  /** Told by everybody who has committed a job, also while the executor is shut down by another thread. */
  @Override
  public void jobWasAdded() {
    AcquireJobsRunnable acquisition = acquireJobsRunnable;
    if (isActive && acquisition != null) {
      acquisition.jobWasAdded();
    }
  }

  /**
   * Takes no more jobs, gives back those it has not begun, and waits for the others. One that is not done by then is cut off with the
   * process: its transaction rolls back, and it stays locked until the lock runs out, as after a crash. (To unlock it would have another
   * node begin it while it still runs here.)
   */
  void leave(Duration patience) {
    long begin = System.nanoTime();
    shutdown();
    ThreadPoolExecutor pool = threads.getThreadPoolExecutor();
    // What waits for a thread gets one, which gives it back, because the executor is no longer active.
    pool.shutdown();
    giveBack();
    try {
      if (!pool.awaitTermination(patience.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS)) {
        LOG.warn("作业 {} 在 {} 内未执行完，将随进程中断并回滚，锁定到期后由其他节点重新执行", inHand, patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    giveBack();
  }

  /**
   * Unlocks what is reserved for this node and no thread has in hand. Row by row, by the primary key: an update by the owner would walk
   * over the rows other nodes are locking.
   */
  private void giveBack() {
    List<String> reserved = jdbc.sql("select ID_ from ACT_RU_JOB where LOCK_OWNER_ = ?").param(getLockOwner()).query(String.class).list();
    for (String id : reserved) {
      if (!inHand.contains(id)) {
        unlock(id);
      }
    }
  }

  /** As long as it is this node's. */
  private void unlock(String jobId) {
    jdbc.sql("""
        update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null, REV_ = REV_ + 1
        where ID_ = ? and LOCK_OWNER_ = ?""").params(jobId, getLockOwner()).update();
  }
}
