package cn.pmo.itproject.step;

import cn.pmo.itproject.form.DeployedForms;
import cn.pmo.itproject.rule.Violations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Checks what a step is submitted with, whichever client submits it: first its form, then the documents it must deliver. */
@Component
class SubmissionCheck {

  private final DeployedForms forms;
  private final OutputCheck outputs;

  SubmissionCheck(DeployedForms forms, OutputCheck outputs) {
    this.forms = forms;
    this.outputs = outputs;
  }

  /** A user task is completed. */
  void check(DelegateTask task, StepProperties step, FormDefinition form) {
    Violations violations = new Violations();
    checkForm(task, form, ((TaskEntity) task).getProcessDefinition().getDeploymentId(), violations);
    outputs.check(task, step, violations);
    outputs.checkNewVersions(task, step, violations);
    violations.throwIfAny();
  }

  /** A process is started by a person; a called one gets its variables from the process that calls it. */
  void check(DelegateExecution execution, StepProperties step, FormDefinition form) {
    if (execution.getSuperExecution() != null) {
      return;
    }
    Violations violations = new Violations();
    checkForm(execution, form, ((ExecutionEntity) execution).getProcessDefinition().getDeploymentId(), violations);
    outputs.check(execution, step, violations);
    violations.throwIfAny();
  }

  private void checkForm(VariableScope scope, FormDefinition form, String deploymentId, Violations violations) {
    if (form != null && form.getCamundaFormDefinitionKey() != null) {
      forms.check(reference(scope, form), deploymentId, scope, violations);
    }
  }

  /** The form a step refers to. */
  static CamundaFormRef reference(VariableScope scope, FormDefinition form) {
    CamundaFormRefImpl ref = new CamundaFormRefImpl(
        form.getCamundaFormDefinitionKey().getValue(scope).toString(), form.getCamundaFormDefinitionBinding());
    if (form.getCamundaFormDefinitionVersion() != null) {
      ref.setVersion(Integer.valueOf(form.getCamundaFormDefinitionVersion().getValue(scope).toString()));
    }
    return ref;
  }
}
