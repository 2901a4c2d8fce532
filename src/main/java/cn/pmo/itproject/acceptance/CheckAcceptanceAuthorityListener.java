package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * JS-31, when the body of the preliminary acceptance is determined: the decision names the body that the model lets accept in the step
 * that follows. Otherwise nobody could rightly complete that step, so it is not begun.
 */
@Component
class CheckAcceptanceAuthorityListener implements ExecutionListener {

  private final CurrentUser groups;

  CheckAcceptanceAuthorityListener(CurrentUser groups) {
    this.groups = groups;
  }

  @Override
  public void notify(DelegateExecution execution) {
    BusinessRuleTask decision = (BusinessRuleTask) execution.getBpmnModelElementInstance();
    UserTask acceptance = decision.getSucceedingNodes().filterByType(UserTask.class).singleResult();
    List<String> candidates = acceptance.getCamundaCandidateGroupsList();
    FormData form = FormData.of(execution);
    String authority = form.text("acceptanceAuthority");
    if (!candidates.contains(authority)) {
      throw new RuleViolationException("acceptanceAuthority", "决策表 " + decision.getCamundaDecisionRef() + " 为“" + acceptance.getName()
          + "”确定的主体是" + named(List.of(authority)) + "（stage=" + form.text("stage") + ", buildType=" + form.text("buildType")
          + "），流程图中该步骤的候选组是" + named(candidates) + "，两者应一致，请流程负责人修改决策表");
    }
  }

  private String named(Collection<String> ids) {
    return ids.stream().map(id -> groups.groupName(id) + "（" + id + "）").collect(Collectors.joining("、"));
  }
}
