package cn.pmo.itproject.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.draft.FormDrafts;
import cn.pmo.itproject.engine.Conflicts;
import cn.pmo.itproject.scenario.ProcessTest;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlocks as the database of the test run makes them, and forced failures of the same kind. */
@ProcessTest
class DeadlockTest {

  private static final int FIRST_ROW = 1801;
  private static final int SECOND_ROW = 1802;

  /** Four pauses are configured. */
  private static final int ALL_RETRIES = 5;

  /** What the service task of the test's process does. */

  private static final AtomicInteger ATTEMPTS = new AtomicInteger();

  @Autowired
  private ProcessEngine engine;

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private FormDrafts drafts;

  private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);
  private CommandExecutor commands;
  private Deployment deployment;

  @BeforeEach
  void prepare() {
    commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    for (int row : List.of(FIRST_ROW, SECOND_ROW)) {
      jdbc.sql("insert into project_code_sequence (registration_year, last_number) values (?, 0)").param(row).update();
    }
    ATTEMPTS.set(0);
    deployment = engine.getRepositoryService().createDeployment().addModelInstance("deadlock-test.bpmn",
        Bpmn.createExecutableProcess("deadlock-test").camundaHistoryTimeToLive(1).startEvent()
            .serviceTask("work").camundaAsyncBefore().camundaDelegateExpression(TestWork.EXPRESSION).endEvent().done()).deploy();
  }

  @AfterEach
  void cleanUp() {
    engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    jdbc.sql("delete from project_code_sequence where registration_year in (?, ?)").params(FIRST_ROW, SECOND_ROW).update();
  }

  @Test
  void commandsThatLockEachOtherAreBothDoneOnce() throws Exception {
    Crossing one = new Crossing(FIRST_ROW, SECOND_ROW);
    Crossing other = new Crossing(SECOND_ROW, FIRST_ROW);

    List<Throwable> failures = inParallel(() -> commands.execute(context -> one.count()), () -> commands.execute(context -> other.count()));

    assertThat(failures).isEmpty();
    assertThat(counts()).containsExactly(2, 2);
    assertThat(ATTEMPTS).as("one of them was begun again").hasValue(3);
  }

  @Test
  void jobsThatLockEachOtherKeepTheirRetries() throws Exception {
    Map<String, Crossing> crossings = new ConcurrentHashMap<>();
    TestWork.work = execution -> crossings.get(execution.getProcessInstanceId()).count();
    Job one = job();
    Job other = job();
    crossings.put(one.getProcessInstanceId(), new Crossing(FIRST_ROW, SECOND_ROW));
    crossings.put(other.getProcessInstanceId(), new Crossing(SECOND_ROW, FIRST_ROW));

    List<Throwable> failures = inParallel(() -> execute(one), () -> execute(other));

    assertThat(failures).hasSize(1).allMatch(Conflicts::caused);
    assertThat(counts()).containsExactly(1, 1);
    Job victim = engine.getManagementService().createJobQuery().processDefinitionKey("deadlock-test").singleResult();
    assertThat(victim.getRetries()).isEqualTo(ALL_RETRIES);
    assertThat(victim.getExceptionMessage()).isNull();

    execute(victim);
    assertThat(counts()).containsExactly(2, 2);
  }

  @Test
  void aJobComesBackSoonAfterAConflictAndLosesARetryWithAFailure() {
    TestWork.work = execution -> {
      throw new ProcessEngineException(new PersistenceException(new SQLException("Deadlock found", "40001", 1213)));
    };
    Job job = job();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> execute(job)).isInstanceOf(ProcessEngineException.class);
    }
    Job kept = engine.getManagementService().createJobQuery().jobId(job.getId()).singleResult();
    assertThat(kept.getRetries()).isEqualTo(ALL_RETRIES);
    assertThat(kept.getDuedate()).isBefore(Date.from(Instant.now().plusSeconds(30)));
    assertThat(jdbc.sql("select count(*) from ACT_RU_JOB where ID_ = ? and LOCK_OWNER_ is null").param(job.getId())
        .query(Integer.class).single()).isEqualTo(1);

    TestWork.work = execution -> {
      throw new IllegalStateException("a failure");
    };
    assertThatThrownBy(() -> execute(job)).hasMessageContaining("a failure");
    Job failed = engine.getManagementService().createJobQuery().jobId(job.getId()).singleResult();
    assertThat(failed.getRetries()).isEqualTo(ALL_RETRIES - 1);
    assertThat(failed.getExceptionMessage()).contains("a failure");
  }

  @Test
  void whatHoldsAStreamIsNotRepeated() {
    ByteArrayInputStream content = new ByteArrayInputStream(new byte[1]);

    assertThatThrownBy(() -> commands.execute(context -> {
      ATTEMPTS.addAndGet(1 + content.available());
      throw new ProcessEngineException(new SQLException("Deadlock found", "40001", 1213));
    })).isInstanceOf(ProcessEngineException.class);
    assertThat(ATTEMPTS).hasValue(2);
  }

  @Test
  void repositoriesAreRepeatedToo() {
    assertThat(Arrays.stream(((Advised) drafts).getAdvisors())).anyMatch(RepeatingAdvisor.class::isInstance);
  }

  private Job job() {
    String instance = engine.getRuntimeService().startProcessInstanceByKey("deadlock-test").getId();
    return engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult();
  }

  private void execute(Job job) {
    engine.getManagementService().executeJob(job.getId());
  }

  /** What failed of two things done at the same time. */
  private static List<Throwable> inParallel(Runnable one, Runnable other) throws Exception {
    List<Throwable> failures = new ArrayList<>();
    for (CompletableFuture<Void> each : List.of(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))) {
      try {
        each.get(60, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    return failures;
  }

  /** Counts in two rows, and the first time waits in between until the other has a row, too. */
  private final class Crossing {

    private final int first;
    private final int second;
    private boolean met;

    Crossing(int first, int second) {
      this.first = first;
      this.second = second;
    }

    Void count() {
      ATTEMPTS.incrementAndGet();
      increment(first);
      if (!met) {
        met = true;
        awaitOther();
      }
      increment(second);
      return null;
    }
  }

  private void increment(int row) {
    jdbc.sql("update project_code_sequence set last_number = last_number + 1 where registration_year = ?").param(row).update();
  }

  private void awaitOther() {
    try {
      bothHaveOne.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Integer> counts() {
    return jdbc.sql("select last_number from project_code_sequence where registration_year in (?, ?) order by registration_year")
        .params(FIRST_ROW, SECOND_ROW).query(Integer.class).list();
  }
}
