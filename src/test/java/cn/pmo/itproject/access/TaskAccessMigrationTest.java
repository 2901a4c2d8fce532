package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.pmo.itproject.database.TestDatabase;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.task.Task;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation whose tasks have authorizations of the engine's default provider becomes one whose tasks have links. */
@ExtendWith(OutputCaptureExtension.class)
class TaskAccessMigrationTest {

  private final DataSource database = TestDatabase.empty();

  @Test
  void rightsAreThoseOfTheLinksFromThenOn() throws Exception {
    String task;
    ProcessEngine before = engine();
    try {
      Task open = before.getTaskService().newTask();
      before.getTaskService().saveTask(open);
      task = open.getId();
      before.getTaskService().addCandidateGroup(task, "group");
      before.getTaskService().setAssignee(task, "former");
      before.getTaskService().setAssignee(task, "worker");
      grant(before, "auditor", task, Permissions.READ);
      grant(before, "everywhere", Authorization.ANY, Permissions.READ, Permissions.UPDATE);
      assertThat(before.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).count()).isEqualTo(5);
      assertThat(sees(before, "former", List.of(), task)).as("the engine's own").isTrue();
    } finally {
      before.close();
    }

    migrate();
    migrate();

    ProcessEngine after = engine(new TaskAccessPlugin());
    try {
      assertThat(after.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).list())
          .extracting(Authorization::getUserId).containsExactlyInAnyOrder("auditor", "everywhere");
      assertThat(sees(after, "worker", List.of(), task)).isTrue();
      assertThat(sees(after, "somebody", List.of("group"), task)).isTrue();
      assertThat(sees(after, "auditor", List.of(), task)).isTrue();
      assertThat(sees(after, "everywhere", List.of(), task)).isTrue();
      assertThat(sees(after, "former", List.of(), task)).isFalse();
      assertThat(sees(after, "stranger", List.of("other"), task)).isFalse();
    } finally {
      after.close();
    }
    assertThat(JdbcClient.create(database).sql("select count(distinct index_name) from information_schema."
        + (TestDatabase.isMysql() ? "statistics where table_schema = database() and" : "indexes where")
        + " lower(index_name) in ('ix_link_group_task', 'ix_link_task_group_user', 'ix_link_user_task')").query(Integer.class).single()).isEqualTo(3);
  }

  /** Nobody can tell it from one the engine forgot to take back, so it goes, too, but not silently. */
  @Test
  void aGrantWithoutALinkIsToldOfBeforeItIsRemoved(CapturedOutput output) throws Exception {
    String task;
    ProcessEngine before = engine();
    try {
      Task open = before.getTaskService().newTask();
      open.setOwner("owner");
      open.setAssignee("worker");
      before.getTaskService().saveTask(open);
      task = open.getId();
      before.getTaskService().addCandidateGroup(task, "candidates");
      before.getTaskService().addCandidateUser(task, "candidate");
      grant(before, "by-hand", task, Permissions.READ, Permissions.UPDATE);
      grant(before, "auditor", task, Permissions.READ);
      Authorization ofGroup = before.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      ofGroup.setGroupId("audit-group");
      ofGroup.setResource(Resources.TASK);
      ofGroup.setResourceId(task);
      ofGroup.setPermissions(new Permissions[] {Permissions.READ, Permissions.UPDATE});
      before.getAuthorizationService().saveAuthorization(ofGroup);
      grant(before, "worker", "gone", Permissions.READ, Permissions.UPDATE);
      assertThat(before.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).count()).isEqualTo(8);

      migrate();

      assertThat(before.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).list())
          .extracting(Authorization::getUserId).containsExactly("auditor");
    } finally {
      before.close();
    }
    assertThat(output.getOut().lines().filter(line -> line.contains("WARN") && line.contains("without a link")))
        .hasSize(3).anyMatch(line -> line.contains("user by-hand on task " + task)).anyMatch(line -> line.contains("group audit-group on task " + task))
        .anyMatch(line -> line.contains("user worker on task gone"));
  }

  private void migrate() throws Exception {
    Context context = mock();
    try (Connection connection = database.getConnection()) {
      when(context.getConnection()).thenReturn(connection);
      new V9_3__TaskAccess().migrate(context);
    }
  }

  private static boolean sees(ProcessEngine engine, String user, List<String> groups, String task) {
    engine.getIdentityService().setAuthentication(user, groups);
    try {
      return engine.getTaskService().createTaskQuery().taskId(task).count() == 1;
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private static void grant(ProcessEngine engine, String user, String task, Permissions... permissions) {
    Authorization authorization = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setUserId(user);
    authorization.setResource(Resources.TASK);
    authorization.setResourceId(task);
    authorization.setPermissions(permissions);
    engine.getAuthorizationService().saveAuthorization(authorization);
  }

  private ProcessEngine engine(ProcessEnginePlugin... plugins) {
    return Engines.on(database, "migrated", true, plugins);
  }
}
