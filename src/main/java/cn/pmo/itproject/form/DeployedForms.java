package cn.pmo.itproject.form;

import cn.pmo.itproject.rule.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/**
 * The Camunda forms deployed to the engine, as rules for what a step may be submitted with. To be used inside engine commands; no
 * permission is needed, because the process asks, not the person.
 */
@Component
public class DeployedForms {

  /** By id of the form definition, which never changes; a form deployed anew has another id. */
  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

  /**
   * Checks what is visible from a task or a started process against the form it refers to.
   *
   * @param ref the form and its binding
   * @param deploymentId of the process, for the binding {@code deployment}
   * @param violations gets what is wrong
   * @throws NotFoundException if there is no such form: a step is never completed unchecked
   */
  public void check(CamundaFormRef ref, String deploymentId, VariableScope scope, Violations violations) {
    schema(ref, deploymentId).check(FormValues.of(scope),
        Context.getCommandContext().getProcessEngineConfiguration().getDmnEngineConfiguration().getFeelEngine(), violations);
  }

  /**
   * The variables the fields of the form write.
   *
   * @param ref the form and its binding
   * @param deploymentId of the process, for the binding {@code deployment}
   * @throws NotFoundException if there is no such form
   */
  public Set<String> variables(CamundaFormRef ref, String deploymentId) {
    return schema(ref, deploymentId).variables();
  }

  /**
   * What was filled into the form, as people read it.
   *
   * @param ref the form and its binding
   * @param deploymentId of the process, for the binding {@code deployment}
   * @param values by variable
   * @param names gives the name of a chosen value that the form itself does not name, the value if there is none
   * @return texts by the labels of the fields that have a value
   * @throws NotFoundException if there is no such form
   */
  public Map<String, String> text(CamundaFormRef ref, String deploymentId, Map<String, Object> values, UnaryOperator<String> names) {
    return schema(ref, deploymentId).text(new FormText(values, names));
  }

  private FormSchema schema(CamundaFormRef ref, String deploymentId) {
    CommandContext context = Context.getCommandContext();
    CamundaFormDefinition form = context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(ref, deploymentId));
    if (form == null) {
      throw new NotFoundException("表单 " + ref.getKey() + " 尚未部署");
    }
    return schemas.computeIfAbsent(form.getId(), id -> read(context, form));
  }

  private static FormSchema read(CommandContext context, CamundaFormDefinition form) {
    try (InputStream json = context.runWithoutAuthorization(
        new GetDeploymentResourceCmd(form.getDeploymentId(), form.getResourceName()))) {
      return FormSchema.parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
