package cn.pmo.itproject.review;

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

  DecisionMakers(CurrentUser currentUser) {
    this.currentUser = currentUser;
  }

  /**
   * The id of the current user, who is a member of one of the step's candidate groups. Those of the model count: whoever may change a
   * task could make himself a candidate of it.
   *
   * @throws RuleViolationException for anybody else, and when nobody is logged in
   */
  public String requireCandidate(DelegateTask task) {
    return requireMember(task.getName(), ((UserTask) task.getBpmnModelElementInstance()).getCamundaCandidateGroupsList());
  }

  /**
   * The id of the current user, who is a member of one of the groups.
   *
   * @param stepName for the message
   * @throws RuleViolationException for anybody else, and when nobody is logged in
   */
  public String requireMember(String stepName, Collection<String> groups) {
    String userId = currentUser.requireId();
    if (groups.stream().noneMatch(currentUser::isMemberOf)) {
      throw noMember("userId", stepName, groups, userId);
    }
    return userId;
  }

  /**
   * Whoever is to work on a step is a member of one of the groups.
   *
   * @param field where the user is named
   * @param stepName for the message
   * @throws RuleViolationException for anybody else
   */
  public void requireMember(String field, String stepName, Collection<String> groups, String userId) {
    if (groups.stream().noneMatch(currentUser.groupsOf(userId)::contains)) {
      throw noMember(field, stepName, groups, userId);
    }
  }

  private RuleViolationException noMember(String field, String stepName, Collection<String> groups, String userId) {
    String names = groups.stream().map(currentUser::groupName).collect(Collectors.joining("、"));
    return new RuleViolationException(field, "“" + stepName + "”应由" + (names.isEmpty() ? "指定的候选组" : names) + "的成员办理，"
        + currentUser.displayName(userId) + "（" + userId + "）不是其成员");
  }
}
