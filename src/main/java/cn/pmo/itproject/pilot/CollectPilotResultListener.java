package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import cn.pmo.itproject.organization.CurrentUser;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.springframework.stereotype.Component;

/** JS-18, on completion of a unit's pilot: adds its result to pilotResults of the process instance. */
@Component
class CollectPilotResultListener implements TaskListener {

  private final CurrentUser groups;

  CollectPilotResultListener(CurrentUser groups) {
    this.groups = groups;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    UnitTask unit = UnitTask.of(task, groups);
    String reportFileName = task.getVariableTyped("pilotReport") instanceof FileValue report ? report.getFilename() : null;
    Map<String, Object> result = PilotResultRule.check(unit, form.text("pilotConclusion"),
        FormRow.read(form, "pilotProblems", "试点问题"), reportFileName);
    FormData process = FormData.of(task.getExecution().getProcessInstance());
    process.setJson("pilotResults", UnitRows.replace(process.rows("pilotResults", "试点情况"), unit.unit(), List.of(result)));
  }
}
