package cn.pmo.itproject.deputy;

import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.review.SeparationOfDuties;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the new tasks of people who are away to their deputies, and takes them back. The task stays with its groups, too: a colleague
 * may be faster. Who may work on it in his own right does so; he is nobody's deputy there.
 */
@Component
class GivenTasks {

  private final JdbcClient jdbc;
  private final ObjectProvider<ProcessEngine> engine;
  private final Deputies deputies;
  private final CurrentUser people;
  private final SeparationOfDuties separationOfDuties;
  private final TaskEvents events;

  GivenTasks(JdbcClient jdbc, ObjectProvider<ProcessEngine> engine, Deputies deputies, CurrentUser people,
      SeparationOfDuties separationOfDuties, TaskEvents events) {
    this.jdbc = jdbc;
    this.engine = engine;
    this.deputies = deputies;
    this.people = people;
    this.separationOfDuties = separationOfDuties;
    this.events = events;
  }

  /** A task is created; its candidates and its assignee are those of the model. */
  void give(DelegateTask task) {
    List<DeputyPeriod> periods = inForce();
    if (periods.isEmpty()) {
      return;
    }
    Set<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
    Set<String> served = new HashSet<>();
    for (DeputyPeriod period : periods) {
      boolean assigned = period.personId().equals(task.getAssignee());
      boolean concerned = assigned || isMember(period.personId(), groups) && !isMember(period.deputyId(), groups);
      if (concerned && people.exists(period.deputyId())
          && separationOfDuties.ownDocument(task, period.deputyId(), period.personId()).isEmpty()
          && served.add(period.personId())) {
        give(task, period, assigned);
      }
    }
  }

  private void give(DelegateTask task, DeputyPeriod period, boolean assigned) {
    Instant now = ClockUtil.now().toInstant();
    if (assigned) {
      task.setAssignee(period.deputyId());
    } else if (task.getCandidates().stream().noneMatch(link -> period.deputyId().equals(link.getUserId()))) {
      task.addCandidateUser(period.deputyId());
    }
    deputies.add(new DeputisedTask(task.getId(), period.personId(), period.deputyId(), period.id(), task.getProcessInstanceId(),
        task.getTaskDefinitionKey(), now));
    String projectCode = FormData.of(task).text("projectCode");
    if (projectCode != null) {
      events.add(new TaskEvent(null, projectCode, task.getProcessInstanceId(), task.getId(), task.getTaskDefinitionKey(), task.getName(),
          TaskEventKind.DEPUTISED, period.personId(), people.displayName(period.personId()), List.of(period.deputyId()),
          people.displayName(period.deputyId()), period.reason(), now));
    }
  }

  private boolean isMember(String userId, Set<String> groups) {
    return people.groupsOf(userId).stream().anyMatch(groups::contains);
  }

  private List<DeputyPeriod> inForce() {
    return jdbc.sql("select * from deputy where revoked_at is null and starts_on <= :today and ends_on >= :today order by created_at, id")
        .param("today", Today.inShanghai()).query(DeputyPeriods::map).list();
  }

  /** A period was revoked: the deputy loses its open tasks unless he has taken them on. */
  void takeBack(DeputyPeriod period) {
    List<String> tasks = jdbc.sql("select task_id from deputised_task where period_id = ?").param(period.id()).query(String.class).list();
    ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(() -> {
          tasks.stream().map(context.getTaskManager()::findTaskById).filter(Objects::nonNull)
              .filter(task -> deputies.principal(task.getId(), period.deputyId()).isEmpty())
              .forEach(task -> takeBack(task, period.deputyId(), context));
          return null;
        }));
  }

  private static void takeBack(TaskEntity task, String deputyId, CommandContext context) {
    context.getIdentityLinkManager().findIdentityLinkByTaskUserGroupAndType(task.getId(), deputyId, null, IdentityLinkType.CANDIDATE)
        .forEach(link -> link.delete());
    // So that it fails if he is taking it on at this moment.
    context.getDbEntityManager().forceUpdate(task);
  }
}
