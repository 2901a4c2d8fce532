package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** An engine that is not the one the statements were made for shows nobody more than before. */
class FailsClosedTest {

  @Test
  void withoutAFragmentOfTheEngineItDoesNotStart() {
    assertThatThrownBy(() -> engine(new TaskAccessPlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getSqlSessionFactory().getConfiguration().getSqlFragments()
            .remove("org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.authCheckJoinWithoutOnClause");
        super.postInit(configuration);
      }
    })).hasStackTraceContaining("authCheckJoinWithoutOnClause");
  }

  @Test
  void withTheEnginesOwnStatementsNobodyFindsATask() {
    ProcessEngine engine = engine(new TaskAccessPlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl configuration) {
        Map<String, String> statements = configuration.getDbSqlSessionFactory().getStatementMappings();
        super.postInit(configuration);
        configuration.getDbSqlSessionFactory().setStatementMappings(statements);
      }
    });
    try {
      Task task = engine.getTaskService().newTask();
      engine.getTaskService().saveTask(task);
      engine.getTaskService().addCandidateGroup(task.getId(), "group");
      engine.getTaskService().setAssignee(task.getId(), "worker");
      assertThat(engine.getTaskService().createTaskQuery().count()).as("without authorizations").isOne();

      engine.getIdentityService().setAuthentication("worker", List.of("group"));
      assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
      assertThat(engine.getTaskService().createTaskQuery().orderByTaskCreateTime().desc().listPage(0, 25)).isEmpty();
    } finally {
      engine.getIdentityService().clearAuthentication();
      engine.close();
    }
  }

  private static ProcessEngine engine(TaskAccessPlugin plugin) {
    return Engines.on(TestDatabase.empty(), "closed", true, plugin);
  }
}
