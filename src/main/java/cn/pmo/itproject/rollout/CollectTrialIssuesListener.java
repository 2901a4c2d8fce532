package cn.pmo.itproject.rollout;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.pilot.UnitRows;
import cn.pmo.itproject.pilot.UnitTask;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-26, on completion of a unit's report: adds its issues to reportedIssues and sets hasTrialIssues of the process instance. */
@Component
class CollectTrialIssuesListener implements TaskListener {

  private final CurrentUser groups;

  CollectTrialIssuesListener(CurrentUser groups) {
    this.groups = groups;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    UnitTask unit = UnitTask.of(task, groups);
    List<Map<String, Object>> issues = TrialIssuesRule.check(unit, FormRow.read(form, "trialIssues", "需求和问题清单"),
        Boolean.TRUE.equals(form.bool("noTrialIssues")));
    DelegateExecution instance = task.getExecution().getProcessInstance();
    FormData process = FormData.of(instance);
    List<Map<String, Object>> all = UnitRows.replace(process.rows("reportedIssues", "需求和问题清单"), unit.unit(), issues);
    process.setJson("reportedIssues", all);
    instance.setVariable("hasTrialIssues", !all.isEmpty());
  }
}
