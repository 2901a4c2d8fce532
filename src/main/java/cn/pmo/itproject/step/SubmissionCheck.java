package cn.pmo.itproject.step;

import cn.pmo.itproject.document.DocumentAuthors;
import cn.pmo.itproject.form.DeployedForms;
import cn.pmo.itproject.rule.Violations;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Checks what a step is submitted with, whichever client submits it: who does, its form, and the documents it must deliver. */
@Component
class SubmissionCheck {

  private final CandidateCheck candidates;
  private final AssigneeCheck assignees;
  private final DeployedForms forms;
  private final StepVariables variables;
  private final OutputCheck outputs;
  /** Asked for when needed only: they need the engine, which is being built when this bean is. */
  private final ObjectProvider<DocumentAuthors> authors;

  SubmissionCheck(CandidateCheck candidates, AssigneeCheck assignees, DeployedForms forms, StepVariables variables, OutputCheck outputs,
      ObjectProvider<DocumentAuthors> authors) {
    this.candidates = candidates;
    this.assignees = assignees;
    this.forms = forms;
    this.variables = variables;
    this.outputs = outputs;
    this.authors = authors;
  }

  /** A user task is completed. */
  void check(DelegateTask task, StepProperties step, TaskDefinition definition) {
    candidates.check(task, definition);
    String deploymentId = ((TaskEntity) task).getProcessDefinition().getDeploymentId();
    checkHidden(task, step, definition.getFormDefinition(), deploymentId);
    Violations violations = new Violations();
    checkForm(task, definition.getFormDefinition(), deploymentId, violations);
    outputs.check(task, step, violations);
    outputs.checkNewVersions(task, step, violations);
    violations.throwIfAny();
    assignees.takeOn(task);
    authors.getObject().delivered(task);
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

  /** What is filled in has to reach the process: a variable of the task itself would hide the value that the process goes on with. */
  private void checkHidden(DelegateTask task, StepProperties step, FormDefinition form, String deploymentId) {
    Violations violations = new Violations();
    Stream.concat(variables.fields(task, form, deploymentId).stream(), step.pairs("outputs").keySet().stream())
        .filter(task::hasVariableLocal)
        .forEach(name -> violations.add(name, "“" + name + "”被同名的任务本地变量遮盖，应先删除该任务本地变量再办理"));
    violations.throwIfAny();
  }

  private void checkForm(VariableScope scope, FormDefinition form, String deploymentId, Violations violations) {
    if (StepVariables.hasForm(form)) {
      forms.check(StepVariables.reference(scope, form), deploymentId, scope, violations);
    }
  }
}
