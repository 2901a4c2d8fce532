package cn.pmo.itproject.cluster;

import java.util.UUID;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The job executor in the place of the one of Camunda's starter, with the same settings ({@code camunda.bpm.job-execution}). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true")
class JobExecutorConfiguration {

  @Bean(JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER)
  static ThreadPoolTaskExecutor jobThreads(CamundaBpmProperties properties) {
    JobExecutionProperty settings = properties.getJobExecution();
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(settings.getCorePoolSize());
    threads.setMaxPoolSize(settings.getMaxPoolSize());
    threads.setQueueCapacity(settings.getQueueCapacity());
    threads.setThreadNamePrefix("job-");
    // Spring would stop them first of all when the node leaves; they are stopped in their turn, by JobExecutorLeaving.
    threads.setWaitForTasksToCompleteOnShutdown(true);
    return threads;
  }

  /** Its name in the column LOCK_OWNER_ begins with the node's, and is another after every start. */
  @Bean
  static JobExecutor jobExecutor(@Qualifier(JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER) ThreadPoolTaskExecutor jobThreads,
      JdbcClient jdbc, CamundaBpmProperties properties, @Value("${it-project.node}") String node) {
    JobExecutionProperty settings = properties.getJobExecution();
    NodeJobExecutor executor = new NodeJobExecutor(jobThreads, jdbc);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    executor.setLockOwner(node + "/" + UUID.randomUUID().toString().substring(0, 8));
    executor.setLockTimeInMillis(settings.getLockTimeInMillis());
    executor.setMaxJobsPerAcquisition(settings.getMaxJobsPerAcquisition());
    executor.setWaitTimeInMillis(settings.getWaitTimeInMillis());
    executor.setMaxWait(settings.getMaxWait());
    executor.setWaitIncreaseFactor(settings.getWaitIncreaseFactor());
    executor.setBackoffTimeInMillis(settings.getBackoffTimeInMillis());
    executor.setMaxBackoff(settings.getMaxBackoff());
    executor.setBackoffDecreaseThreshold(settings.getBackoffDecreaseThreshold());
    return executor;
  }

  @Bean
  JobExecutorLeaving jobExecutorLeaving(JobExecutor jobExecutor, ShutdownProperties shutdown) {
    return new JobExecutorLeaving((NodeJobExecutor) jobExecutor, shutdown.jobs());
  }
}
