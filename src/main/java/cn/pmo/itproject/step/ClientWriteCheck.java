package cn.pmo.itproject.step;

import cn.pmo.itproject.form.DeployedForms;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/**
 * What a person may change through a task: the fields of the step's form and the documents the step delivers, not what the process
 * knows already, such as the approved budget or the body that accepts. Whoever may complete a task may otherwise write any variable
 * with it. For the same reason a task is only ever completed, since an error thrown from outside would end the project past every
 * review, and a project only starts at its beginning, under a code of its own.
 *
 * <p>Holds for users who are logged in, whichever client they use; the engine's own work and trusted code go by no user.
 */
@Component
class ClientWriteCheck extends AbstractProcessEnginePlugin {

  private final DeployedForms forms;

  ClientWriteCheck(DeployedForms forms) {
    this.forms = forms;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<CommandInterceptor> others = configuration.getCustomPostCommandInterceptorsTxRequired();
    List<CommandInterceptor> interceptors = new ArrayList<>(others == null ? List.of() : others);
    interceptors.add(new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        check(command);
        return next.execute(command);
      }
    });
    configuration.setCustomPostCommandInterceptorsTxRequired(interceptors);
  }

  private void check(Command<?> command) {
    IdentityService identityService = Context.getProcessEngineConfiguration().getIdentityService();
    if (identityService.getCurrentAuthentication() == null || identityService.getCurrentAuthentication().getUserId() == null) {
      return;
    }
    // The engine's commands have no getters.
    DirectFieldAccessor fields = new DirectFieldAccessor(command);
    if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
      if (isStep(task(fields, "taskId"))) {
        throw new RuleViolationException("taskId", "步骤只能通过办理完成，不能从外部抛出错误或升级事件");
      }
    } else if (command instanceof CompleteTaskCmd) {
      checkWrites(task(fields, "taskId"), map(fields, "variables"));
    } else if (command instanceof SubmitTaskFormCmd) {
      checkWrites(task(fields, "taskId"), map(fields, "properties"));
    } else if (command instanceof SetTaskVariablesCmd) {
      checkWrites(task(fields, "entityId"), map(fields, "variables"));
    } else if (command instanceof RemoveTaskVariablesCmd) {
      checkWrites(task(fields, "entityId"), nulls(fields, "variableNames"));
    } else if (command instanceof SubmitStartFormCmd) {
      checkStart(Context.getProcessEngineConfiguration().getDeploymentCache()
          .findDeployedProcessDefinitionById((String) fields.getPropertyValue("processDefinitionId")), (String) fields.getPropertyValue("businessKey"));
    } else if (command instanceof StartProcessInstanceCmd) {
      checkStart(process(fields), (String) fields.getPropertyValue("instantiationBuilder.businessKey"));
    } else if (command instanceof StartProcessInstanceAtActivitiesCmd) {
      if (isOurs(process(fields))) {
        throw new RuleViolationException("startInstructions", "项目只能从提出需求开始，不能从流程中间的步骤发起");
      }
    } else if (command instanceof PatchTaskVariablesCmd) {
      checkWrites(task(fields, "entityId"), map(fields, "variables"));
      checkWrites(task(fields, "entityId"), nulls(fields, "deletions"));
    }
  }

  private static void checkStart(ProcessDefinitionEntity process, String businessKey) {
    if (isOurs(process) && businessKey != null) {
      throw new RuleViolationException("businessKey", "项目编号由系统分配，不能在发起时指定“" + businessKey + "”");
    }
  }

  private static ProcessDefinitionEntity process(DirectFieldAccessor fields) {
    ProcessInstantiationBuilderImpl start = (ProcessInstantiationBuilderImpl) fields.getPropertyValue("instantiationBuilder");
    return new GetDeployedProcessDefinitionCmd(start, false).execute(Context.getCommandContext());
  }

  /** Whether people start the process by a form, so that the form's checks must not be passed by. */
  private static boolean isOurs(ProcessDefinitionEntity process) {
    return process.getStartFormDefinition() != null && process.getStartFormDefinition().getCamundaFormDefinitionKey() != null;
  }

  private void checkWrites(TaskEntity task, Map<String, Object> values) {
    if (values.isEmpty() || !isStep(task)) {
      return;
    }
    CamundaFormRef form = SubmissionCheck.reference(task, form(task));
    Set<String> writable = new HashSet<>(forms.variables(form, task.getProcessDefinition().getDeploymentId()));
    writable.addAll(StepProperties.of(task).pairs("outputs").keySet());
    Violations violations = new Violations();
    values.forEach((name, value) -> {
      if (!writable.contains(name) && task.hasVariable(name) && !isSame(task.getVariableTyped(name, false), value)) {
        violations.add(name, "“" + name + "”不由步骤“" + task.getName() + "”填写，不能修改");
      }
    });
    violations.throwIfAny();
  }

  private static boolean isSame(TypedValue present, Object written) {
    return Objects.equals(comparable(present), comparable(written));
  }

  private static Object comparable(Object value) {
    if (value instanceof SerializableValue serializable && !serializable.isDeserialized()) {
      return serializable.getValueSerialized();
    }
    return value instanceof TypedValue typed ? typed.getValue() : value;
  }

  /** Whether the task is a step of one of our processes; those have a form. */
  private static boolean isStep(TaskEntity task) {
    return task != null && task.getExecution() != null && form(task) != null && form(task).getCamundaFormDefinitionKey() != null;
  }

  private static FormDefinition form(TaskEntity task) {
    return task.getTaskDefinition() == null ? null : task.getTaskDefinition().getFormDefinition();
  }

  private static TaskEntity task(DirectFieldAccessor fields, String name) {
    String id = (String) fields.getPropertyValue(name);
    return id == null ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(DirectFieldAccessor fields, String name) {
    Map<String, Object> map = (Map<String, Object>) fields.getPropertyValue(name);
    return map == null ? Map.of() : map;
  }

  private static Map<String, Object> nulls(DirectFieldAccessor fields, String name) {
    Map<String, Object> map = new HashMap<>();
    if (fields.getPropertyValue(name) instanceof Collection<?> names) {
      names.forEach(removed -> map.put(removed.toString(), null));
    }
    return map;
  }
}
