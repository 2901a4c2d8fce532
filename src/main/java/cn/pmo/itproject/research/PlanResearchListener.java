package cn.pmo.itproject.research;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-07, on completion of 拟定调研提纲: names the objects for which the research is then conducted in parallel. */
@Component
class PlanResearchListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    // The engine iterates over a Java collection, not over a Json value.
    task.setVariable("researchTargetNames", new ArrayList<>(ResearchPlanRule.check(FormRow.read(form, "researchTargets", "调研清单"))));
  }
}
