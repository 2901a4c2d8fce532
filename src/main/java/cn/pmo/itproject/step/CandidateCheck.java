package cn.pmo.itproject.step;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.review.DecisionMakers;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A step is completed by members of the groups its model names, or by the deputy it was given to. The task's own candidates and assignee
 * do not count: whoever may change a task could make himself one. Trusted code goes by no user; decisions refuse it by themselves.
 */
@Component
class CandidateCheck {

  /** Asked for when needed only: they need the engine, which is being built when this bean is. */
  private final ObjectProvider<CurrentUser> currentUser;
  private final ObjectProvider<DecisionMakers> decisionMakers;

  CandidateCheck(ObjectProvider<CurrentUser> currentUser, ObjectProvider<DecisionMakers> decisionMakers) {
    this.currentUser = currentUser;
    this.decisionMakers = decisionMakers;
  }

  /** Refuses everybody who is logged in and no member. */
  void check(DelegateTask task, TaskDefinition definition) {
    if (!definition.getCandidateGroupIdExpressions().isEmpty() && currentUser.getObject().id().isPresent()) {
      decisionMakers.getObject().requireMember(task, groups(task, definition));
    }
  }

  /** The groups the model names for the step. */
  static List<String> groups(DelegateTask task, TaskDefinition definition) {
    return definition.getCandidateGroupIdExpressions().stream().flatMap(expression -> groups(expression.getValue(task))).toList();
  }

  private static Stream<String> groups(Object value) {
    return value instanceof Collection<?> groups ? groups.stream().map(Object::toString)
        : Arrays.stream(String.valueOf(value).split(",")).map(String::strip);
  }
}
