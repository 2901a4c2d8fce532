package cn.pmo.itproject.pilot;

import cn.pmo.itproject.organization.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;

/**
 * The unit a task of a multi-instance step belongs to.
 *
 * @param unit id of the department's group
 * @param unitName its name
 */
public record UnitTask(String unit, String unitName) {

  /** Reads the unit from the element variable of the task's multi-instance step. */
  public static UnitTask of(DelegateTask task, CurrentUser groups) {
    Activity step = (Activity) task.getBpmnModelElementInstance();
    if (step.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop && loop.getCamundaElementVariable() != null) {
      String unit = (String) task.getVariable(loop.getCamundaElementVariable());
      return new UnitTask(unit, groups.groupName(unit));
    }
    throw new IllegalStateException("Step " + step.getId() + " is not a multi-instance step with an element variable");
  }
}
