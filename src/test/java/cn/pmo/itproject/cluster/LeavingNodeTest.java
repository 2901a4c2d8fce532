package cn.pmo.itproject.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that is stopped while its job executor has more to do than threads. */
class LeavingNodeTest {

  private static final int THREADS = 2;
  private static final int JOBS = 9;

  private static final CountDownLatch BEGUN = new CountDownLatch(THREADS);
  private static final CountDownLatch MAY_END = new CountDownLatch(1);
  private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

  /** Work that goes on until the test ends it. */
  private static void longWork(DelegateExecution execution) throws InterruptedException {
    BEGUN.countDown();
    MAY_END.await(60, TimeUnit.SECONDS);
    DONE.add(execution.getProcessInstanceId());
  }

  @Test
  void finishesTheJobsItHasBegunAndGivesTheOthersBack() throws Exception {
    TestWork.work = LeavingNodeTest::longWork;
    try (Nodes nodes = new Nodes()) {
      ConfigurableApplicationContext node = nodes.start("leaves", "--camunda.bpm.job-execution.enabled=true",
          "--camunda.bpm.job-execution.core-pool-size=" + THREADS, "--camunda.bpm.job-execution.max-pool-size=" + THREADS,
          "--camunda.bpm.job-execution.queue-capacity=2");
      JdbcClient jdbc = nodes.database();
      start(node.getBean(ProcessEngine.class));
      assertThat(BEGUN.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(jdbc.sql("select distinct LOCK_OWNER_ from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'long-work' and LOCK_OWNER_ is not null")
          .query(String.class).list())
          .singleElement().asString().matches("leaves/[0-9a-f]{8}");

      CountDownLatch givenBack = new CountDownLatch(1);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(node::close);
      CompletableFuture.runAsync(() -> {
        while (!stopped.isDone() && locked(jdbc) > THREADS) {
          Thread.onSpinWait();
        }
        givenBack.countDown();
      });
      assertThat(givenBack.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(stopped).as("it waits for what it has begun").isNotDone();
      MAY_END.countDown();
      stopped.get(60, TimeUnit.SECONDS);

      assertThat(DONE).hasSize(THREADS);
      List<Map<String, Object>> left = jdbc
          .sql("select LOCK_OWNER_, LOCK_EXP_TIME_, RETRIES_ from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'long-work'").query().listOfRows();
      assertThat(left).hasSize(JOBS - THREADS).allSatisfy(job -> assertThat(job)
          .containsEntry("LOCK_OWNER_", null).containsEntry("LOCK_EXP_TIME_", null).containsEntry("RETRIES_", 5));
    }
  }

  @Test
  void doesJobsWithoutADateToo() throws Exception {
    try (Nodes nodes = new Nodes()) {
      ProcessEngine engine = nodes.start("idle").getBean(ProcessEngine.class);
      engine.getRepositoryService().createDeployment().addModelInstance("undated.bpmn",
          Bpmn.createExecutableProcess("undated").camundaHistoryTimeToLive(1).startEvent().camundaAsyncAfter().endEvent().done()).deploy();
      engine.getRuntimeService().startProcessInstanceByKey("undated");
      assertThat(nodes.database().sql("update ACT_RU_JOB set DUEDATE_ = null where PROCESS_DEF_KEY_ = 'undated'").update()).isOne();

      nodes.start("works", "--camunda.bpm.job-execution.enabled=true");
      ProcessInstanceQuery waiting = engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("undated");
      Instant end = Instant.now().plusSeconds(60);
      while (waiting.count() > 0 && Instant.now().isBefore(end)) {
        Thread.onSpinWait();
      }
      assertThat(waiting.count()).isZero();
    }
  }

  private static void start(ProcessEngine engine) {
    engine.getRepositoryService().createDeployment().addModelInstance("long-work.bpmn",
        Bpmn.createExecutableProcess("long-work").camundaHistoryTimeToLive(1).startEvent()
            .serviceTask("work").camundaAsyncBefore().camundaDelegateExpression(TestWork.EXPRESSION).endEvent().done()).deploy();
    for (int i = 0; i < JOBS; i++) {
      engine.getRuntimeService().startProcessInstanceByKey("long-work");
    }
  }

  private static long locked(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from ACT_RU_JOB where PROCESS_DEF_KEY_ = 'long-work' and LOCK_OWNER_ is not null")
        .query(Long.class).single();
  }
}
