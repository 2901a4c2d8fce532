package cn.pmo.itproject.step;

import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.review.SeparationOfDuties;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDescriptionCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDueDateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What may be changed of a step while it waits to be worked on. The engine lets every candidate change his tasks, but whoever may read a
 * task belongs to the project: so members of the groups its model names take it on for themselves, and hand it to others by way of
 * {@code collaboration} only, where it stays on record. Who works on it otherwise, and its groups, limit and wording, are kept for those
 * who look after the running of the processes.
 */
@Component
class TaskChangeCheck {

  /** Asked for when needed only: they need the engine, which is being built when this bean is. */
  private final ObjectProvider<CurrentUser> currentUser;
  private final ObjectProvider<DecisionMakers> decisionMakers;
  private final ObjectProvider<SeparationOfDuties> separationOfDuties;
  private final ObjectProvider<TaskEvents> events;

  TaskChangeCheck(ObjectProvider<CurrentUser> currentUser, ObjectProvider<DecisionMakers> decisionMakers,
      ObjectProvider<SeparationOfDuties> separationOfDuties, ObjectProvider<TaskEvents> events) {
    this.currentUser = currentUser;
    this.decisionMakers = decisionMakers;
    this.separationOfDuties = separationOfDuties;
    this.events = events;
  }

  /** Refuses what the current user may not change. */
  void check(Command<?> command, CommandFields fields) {
    if (command instanceof ClaimTaskCmd) {
      checkAssignee(fields.task("taskId"), fields.get("userId"));
    } else if (command instanceof DelegateTaskCmd) {
      refuseDelegation(fields.task("taskId"));
    } else if (command instanceof AbstractAddIdentityLinkCmd) {
      checkLink(fields.task("taskId"), fields);
    } else if (command instanceof DeleteIdentityLinkCmd) {
      if (IdentityLinkType.ASSIGNEE.equals(fields.get("type"))) {
        checkAssignee(fields.task("taskId"), null);
      } else {
        boolean owner = IdentityLinkType.OWNER.equals(fields.get("type"));
        requireCaretaker(fields.task("taskId"), owner ? "owner" : "type", owner ? "所有人" : "候选人和候选组");
      }
    } else if (command instanceof SetTaskDueDateCmd) {
      TaskEntity task = fields.task("taskId");
      checkKept(task, "due", "办理期限", task == null ? null : task.getDueDate(), fields.get("value"));
    } else if (command instanceof SetTaskNameCmd) {
      TaskEntity task = fields.task("taskId");
      checkKept(task, "name", "名称", task == null ? null : task.getName(), fields.get("value"));
    } else if (command instanceof SetTaskDescriptionCmd) {
      TaskEntity task = fields.task("taskId");
      checkKept(task, "description", "说明", task == null ? null : task.getDescription(), fields.get("value"));
    } else if (command instanceof SaveTaskCmd) {
      checkSaved(fields.get("task"));
    }
  }

  private void checkLink(TaskEntity task, CommandFields fields) {
    String type = fields.get("type");
    String userId = fields.get("userId");
    if (IdentityLinkType.ASSIGNEE.equals(type)) {
      checkAssignee(task, userId);
    } else if (IdentityLinkType.OWNER.equals(type)) {
      checkOwner(task, userId);
    } else if (requireCaretaker(task, "type", "候选人和候选组")) {
      String groupId = fields.get("groupId");
      List<String> groups = CandidateCheck.groups(task, task.getTaskDefinition());
      if (userId != null || !groups.contains(groupId) || !IdentityLinkType.CANDIDATE.equals(type)) {
        String names = String.join("、", groups.stream().map(currentUser.getObject()::groupName).toList());
        throw new RuleViolationException(userId != null ? "userId" : "groupId", "步骤“" + task.getName() + "”的候选组由流程模型确定（"
            + (names.isEmpty() ? "无" : names) + "），不能添加“" + (userId != null ? userId : groupId) + "”");
      }
    }
  }

  /** A task as a client edited it; it keeps account of what is different now. */
  private void checkSaved(TaskEntity edited) {
    TaskEntity task = edited.getRevision() == 0 ? edited : Context.getCommandContext().getTaskManager().findTaskById(edited.getId());
    edited.getPropertyChanges().values().stream().filter(change -> !same(change.getOrgValue(), change.getNewValue())).forEach(change -> {
      switch (change.getPropertyName()) {
        case TaskEntity.ASSIGNEE -> checkAssignee(task, edited.getAssignee());
        case TaskEntity.OWNER -> checkOwner(task, edited.getOwner());
        case TaskEntity.DELEGATION -> refuseDelegation(task);
        case TaskEntity.DUE_DATE -> requireCaretaker(task, "due", "办理期限");
        case TaskEntity.NAME -> requireCaretaker(task, "name", "名称");
        case TaskEntity.DESCRIPTION -> requireCaretaker(task, "description", "说明");
        case TaskEntity.PARENT_TASK -> requireCaretaker(task, "parentTaskId", "上级任务");
        default -> { }
      }
    });
  }

  /** A member takes the step on, its assignee gives it back to its groups (nobody), and caretakers hand it to a member. */
  private void checkAssignee(TaskEntity task, String userId) {
    if (!ClientWriteCheck.isStep(task) || Objects.equals(task.getAssignee(), userId)) {
      return;
    }
    CurrentUser user = currentUser.getObject();
    String me = user.requireId();
    String assignee = task.getAssignee();
    if (AssigneeCheck.isDelegated(task)) {
      throw new RuleViolationException("assignee", "步骤“" + task.getName() + "”已委派给" + user.displayName(assignee) + "，应先由委派人收回委派");
    }
    if (!currentUser.getObject().isCaretaker() && !me.equals(assignee == null ? userId : assignee)) {
      throw new RuleViolationException("assignee", assignee == null
          ? "步骤“" + task.getName() + "”只能由本人认领；要交给他人办理，应使用“转办”并写明原因"
          : "步骤“" + task.getName() + "”由" + user.displayName(assignee) + "（" + assignee + "）办理，只有其本人可以退回或者转办");
    }
    if (!currentUser.getObject().isCaretaker() && assignee != null && userId != null) {
      throw new RuleViolationException("assignee", "要将步骤“" + task.getName() + "”交给他人办理，应使用“转办”并写明原因");
    }
    requireMember(task, "assignee", userId);
    requireNoAuthor(task, userId);
    if (!me.equals(assignee == null ? userId : assignee) || assignee != null && userId != null) {
      recordReassignment(task, me, userId);
    }
  }

  /** Nobody takes on the review of what he wrote: he could not decide it. The rule reads more than its reader may. */
  private void requireNoAuthor(TaskEntity task, String userId) {
    if (userId != null) {
      Context.getCommandContext().runWithoutAuthorization(() -> separationOfDuties.getObject().obstacle(task, userId)).ifPresent(words -> {
        throw new RuleViolationException("assignee", words);
      });
    }
  }

  /** Those who look after the running of the processes have given the step to somebody, or back to its groups. */
  private void recordReassignment(TaskEntity task, String me, String userId) {
    String projectCode = task.getExecution().getProcessBusinessKey();
    if (projectCode == null) {
      return;
    }
    CurrentUser user = currentUser.getObject();
    String before = task.getAssignee() == null ? "" : "，原由" + user.displayName(task.getAssignee()) + "办理";
    events.getObject().add(new TaskEvent(null, projectCode, task.getProcessInstanceId(), task.getId(),
        task.getTaskDefinitionKey(), task.getName(), TaskEventKind.TRANSFERRED, me, user.displayName(me),
        userId == null ? List.of() : List.of(userId), user.displayName(userId),
        (userId == null ? "由" + user.caretakers() + "退回候选组" : "由" + user.caretakers() + "指定办理人") + before, ClockUtil.now().toInstant()));
  }

  /** Who is to get the step back from a delegate: with a delegation this comes by itself. */
  private void checkOwner(TaskEntity task, String userId) {
    if (requireCaretaker(task, "owner", "所有人")) {
      requireMember(task, "owner", userId);
    }
  }

  private void requireMember(TaskEntity task, String field, String userId) {
    List<String> groups = CandidateCheck.groups(task, task.getTaskDefinition());
    if (userId != null && !groups.isEmpty()) {
      decisionMakers.getObject().requireMember(field, task, groups, userId);
    }
  }

  private static void refuseDelegation(TaskEntity task) {
    if (ClientWriteCheck.isStep(task)) {
      throw new RuleViolationException("assignee", "要将步骤“" + task.getName() + "”委派给他人，应使用“委派”并写明原因");
    }
  }

  private void checkKept(TaskEntity task, String field, String label, Object present, Object value) {
    if (!same(present, value)) {
      requireCaretaker(task, field, label);
    }
  }

  /** Whether the task is a step at all, which only they may change. */
  private boolean requireCaretaker(TaskEntity task, String field, String label) {
    if (!ClientWriteCheck.isStep(task)) {
      return false;
    }
    if (!currentUser.getObject().isCaretaker()) {
      throw new RuleViolationException(field, "步骤“" + task.getName() + "”的" + label + "由流程模型确定，只有"
          + currentUser.getObject().caretakers() + "的成员可以修改");
    }
    return true;
  }

  private static boolean same(Object present, Object value) {
    return present instanceof Date before && value instanceof Date after ? before.getTime() == after.getTime()
        : Objects.equals(present, value);
  }
}
