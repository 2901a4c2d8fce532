package cn.pmo.itproject.step;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.RequiredDocument;
import cn.pmo.itproject.form.DeployedForms;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The variables a step is filled in with: the fields of its form and the documents it delivers. */
@Component
class StepVariables {

  private final DeployedForms forms;

  /** Asked for when needed only: the register itself needs the engine, which is being built when this bean is. */
  private final ObjectProvider<DocumentRegister> register;

  StepVariables(DeployedForms forms, ObjectProvider<DocumentRegister> register) {
    this.forms = forms;
    this.register = register;
  }

  /**
   * The variables of the fields.
   *
   * @param form none if null
   * @param deploymentId of the process
   */
  Set<String> fields(VariableScope scope, FormDefinition form, String deploymentId) {
    return hasForm(form) ? forms.variables(reference(scope, form), deploymentId) : Set.of();
  }

  /**
   * The variables of the documents: those of {@code outputs}, and with {@code supplies=missing} also those the project should have by
   * now and has not.
   *
   * @param projectCode null before the project has one
   */
  Set<String> documents(StepProperties step, String projectCode) {
    Set<String> documents = new HashSet<>(step.pairs("outputs").keySet());
    if (projectCode != null && step.get("supplies").filter("missing"::equals).isPresent()) {
      register.getObject().required(projectCode).stream().filter(RequiredDocument::missing).map(RequiredDocument::variable)
          .forEach(documents::add);
    }
    return documents;
  }

  /** The form of the task's step, null if there is none. */
  static FormDefinition form(TaskEntity task) {
    return task.getTaskDefinition() == null ? null : task.getTaskDefinition().getFormDefinition();
  }

  /** Whether people fill in a form. */
  static boolean hasForm(FormDefinition form) {
    return form != null && form.getCamundaFormDefinitionKey() != null;
  }

  /** The deployed form a step refers to. */
  static CamundaFormRef reference(VariableScope scope, FormDefinition form) {
    CamundaFormRefImpl ref = new CamundaFormRefImpl(
        form.getCamundaFormDefinitionKey().getValue(scope).toString(), form.getCamundaFormDefinitionBinding());
    if (form.getCamundaFormDefinitionVersion() != null) {
      ref.setVersion(Integer.valueOf(form.getCamundaFormDefinitionVersion().getValue(scope).toString()));
    }
    return ref;
  }
}
