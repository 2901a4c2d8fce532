package cn.pmo.itproject.step;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.review.DecisionMakers;
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
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What may be changed of a step while it waits to be worked on. The engine lets every candidate change his tasks, but whoever may read a
 * task belongs to the project: so a step is handed to members of the groups its model names only, and its groups, limit and wording
 * are kept for those who look after the running of the processes.
 */
@Component
class TaskChangeCheck {

  private static final List<String> CARETAKERS = List.of("operations", "camunda-admin");

  /** Asked for when needed only: they need the engine, which is being built when this bean is. */
  private final ObjectProvider<CurrentUser> currentUser;
  private final ObjectProvider<DecisionMakers> decisionMakers;

  TaskChangeCheck(ObjectProvider<CurrentUser> currentUser, ObjectProvider<DecisionMakers> decisionMakers) {
    this.currentUser = currentUser;
    this.decisionMakers = decisionMakers;
  }

  /** Refuses what the current user may not change. */
  void check(Command<?> command, CommandFields fields) {
    if (command instanceof ClaimTaskCmd || command instanceof DelegateTaskCmd) {
      checkWorker(fields.task("taskId"), "assignee", fields.get("userId"));
    } else if (command instanceof AbstractAddIdentityLinkCmd) {
      checkLink(fields.task("taskId"), fields);
    } else if (command instanceof DeleteIdentityLinkCmd) {
      if (!isWorker(fields.get("type"))) {
        requireCaretaker(fields.task("taskId"), "type", "候选人和候选组");
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
    if (isWorker(type)) {
      checkWorker(task, type, userId);
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
  private void checkSaved(TaskEntity task) {
    task.getPropertyChanges().values().stream().filter(change -> !same(change.getOrgValue(), change.getNewValue())).forEach(change -> {
      switch (change.getPropertyName()) {
        case TaskEntity.ASSIGNEE -> checkWorker(task, "assignee", task.getAssignee());
        case TaskEntity.OWNER -> checkWorker(task, "owner", task.getOwner());
        case TaskEntity.DUE_DATE -> requireCaretaker(task, "due", "办理期限");
        case TaskEntity.NAME -> requireCaretaker(task, "name", "名称");
        case TaskEntity.DESCRIPTION -> requireCaretaker(task, "description", "说明");
        case TaskEntity.PARENT_TASK -> requireCaretaker(task, "parentTaskId", "上级任务");
        default -> { }
      }
    });
  }

  /** Nobody may be named, which gives the step back to its groups. */
  private void checkWorker(TaskEntity task, String field, String userId) {
    if (userId != null && ClientWriteCheck.isStep(task)) {
      List<String> groups = CandidateCheck.groups(task, task.getTaskDefinition());
      if (!groups.isEmpty()) {
        decisionMakers.getObject().requireMember(field, task, groups, userId);
      }
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
    if (CARETAKERS.stream().noneMatch(currentUser.getObject()::isMemberOf)) {
      throw new RuleViolationException(field, "步骤“" + task.getName() + "”的" + label + "由流程模型确定，只有"
          + String.join("、", CARETAKERS.stream().map(currentUser.getObject()::groupName).toList()) + "的成员可以修改");
    }
    return true;
  }

  private static boolean isWorker(String type) {
    return IdentityLinkType.ASSIGNEE.equals(type) || IdentityLinkType.OWNER.equals(type);
  }

  private static boolean same(Object present, Object value) {
    return present instanceof Date before && value instanceof Date after ? before.getTime() == after.getTime()
        : Objects.equals(present, value);
  }
}
