package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.step.StepProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** JS-17, JS-23, on completion of a step that selects units (property {@code units} names the variable). */
@Component
class CheckUnitsListener implements TaskListener {

  private final IdentityService identityService;

  CheckUnitsListener(IdentityService identityService) {
    this.identityService = identityService;
  }

  @Override
  public void notify(DelegateTask task) {
    StepProperties step = StepProperties.of(task);
    String field = step.get("units").orElseThrow(() -> new IllegalStateException("Step " + step.stepId() + " lacks the property units"));
    List<String> units = FormData.of(task).strings(field, "单位（部门）清单");
    Set<String> departments = identityService.createGroupQuery().groupType("DEPARTMENT").list().stream()
        .map(Group::getId).collect(Collectors.toSet());
    // The engine iterates over a Java collection, not over a Json value.
    task.setVariable(field, new ArrayList<>(UnitsRule.check(field, units, departments)));
  }
}
