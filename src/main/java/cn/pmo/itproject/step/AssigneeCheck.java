package cn.pmo.itproject.step;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Assigned means assigned: a step that somebody has taken on is worked on by him alone, and while he has delegated it, by his delegate,
 * who hands it back. The engine itself would let every candidate complete it.
 */
@Component
class AssigneeCheck {

  /** Asked for when needed only: it needs the engine, which is being built when this bean is. */
  private final ObjectProvider<CurrentUser> currentUser;

  AssigneeCheck(ObjectProvider<CurrentUser> currentUser) {
    this.currentUser = currentUser;
  }

  /** The current user writes what the step is filled in with, or hands it back to the one who delegated it. */
  void requireHandler(TaskEntity task) {
    String assignee = task.getAssignee();
    if (assignee != null && !currentUser.getObject().id().filter(assignee::equals).isPresent()) {
      throw new RuleViolationException("assignee", "步骤“" + task.getName() + "”由" + name(assignee) + "办理，他人不能代为办理；需要换人的，应由其转办");
    }
  }

  /** The current user completes the step. */
  void requireCompletable(TaskEntity task) {
    requireHandler(task);
    if (isDelegated(task)) {
      throw new RuleViolationException("assignee", "步骤“" + task.getName() + "”由" + name(task.getOwner()) + "委派给"
          + name(task.getAssignee()) + "，应填写表单后交回，由委派人提交");
    }
  }

  /** The current user hands the step back without a form. */
  void requireDelegated(TaskEntity task) {
    requireHandler(task);
    if (!isDelegated(task)) {
      throw new RuleViolationException("assignee", "步骤“" + task.getName() + "”未被委派，没有可以交回的委派人");
    }
  }

  /** Who completes a step without having claimed it has taken it on by that: the history of the task then shows who did it. */
  void takeOn(DelegateTask task) {
    if (task.getAssignee() == null) {
      currentUser.getObject().id().ifPresent(task::setAssignee);
    }
  }

  static boolean isDelegated(TaskEntity task) {
    return DelegationState.PENDING.equals(task.getDelegationState());
  }

  private String name(String userId) {
    return currentUser.getObject().displayName(userId) + "（" + userId + "）";
  }
}
