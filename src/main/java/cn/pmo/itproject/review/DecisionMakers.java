package cn.pmo.itproject.review;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Who may decide: only members of the body the step belongs to, whatever client they use. Rights on tasks are not enough, so that
 * administrators decide nothing on behalf of others.
 */
@Component
public class DecisionMakers {

  private final CurrentUser currentUser;
  private final Deputies deputies;

  DecisionMakers(CurrentUser currentUser, Deputies deputies) {
    this.currentUser = currentUser;
    this.deputies = deputies;
  }

  /**
   * The id of the current user, who is a member of one of the step's candidate groups. Those of the model count: whoever may change a
   * task could make himself a candidate of it.
   *
   * @throws RuleViolationException for anybody else, and when nobody is logged in
   */
  public String requireCandidate(DelegateTask task) {
    return requireMember(task, ((UserTask) task.getBpmnModelElementInstance()).getCamundaCandidateGroupsList());
  }

  /**
   * The id of the current user, who is a member of one of the groups, or got this task as the deputy of a member.
   *
   * @throws RuleViolationException for anybody else, and when nobody is logged in
   */
  public String requireMember(DelegateTask task, Collection<String> groups) {
    String userId = currentUser.requireId();
    requireMember("userId", task, groups, userId);
    return userId;
  }

  /** Whether the user is a member of one of the groups, or got this task as the deputy of a member. */
  public boolean isMember(String taskId, Collection<String> groups, String userId) {
    return isMember(groups, userId) || deputies.principal(taskId, userId).filter(person -> isMember(groups, person)).isPresent();
  }

  private boolean isMember(Collection<String> groups, String userId) {
    return groups.stream().anyMatch(currentUser.groupsOf(userId)::contains);
  }

  /**
   * Whoever is to work on a step is a member of one of the groups, or got this task as the deputy of a member.
   *
   * @param field where the user is named
   * @throws RuleViolationException for anybody else
   */
  public void requireMember(String field, DelegateTask task, Collection<String> groups, String userId) {
    if (!isMember(task.getId(), groups, userId)) {
      throw noMember(field, task.getName(), groups, userId);
    }
  }

  private RuleViolationException noMember(String field, String stepName, Collection<String> groups, String userId) {
    String names = groups.stream().map(currentUser::groupName).collect(Collectors.joining("、"));
    return new RuleViolationException(field, "“" + stepName + "”应由" + (names.isEmpty() ? "指定的候选组" : names) + "的成员办理，"
        + currentUser.displayName(userId) + "（" + userId + "）不是其成员");
  }
}
