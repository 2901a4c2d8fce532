package cn.pmo.itproject.step;

import cn.pmo.itproject.engine.CommandChecks;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;

/**
 * What a person may change from outside: with a step or a start only its own variables, not what the process knows already, such as the
 * approved budget or the body that accepts. Whoever may complete a task may otherwise write any variable with it, or hide one behind a
 * variable of the task. For the same reason a task is only ever completed, since an error thrown from outside would end the project past
 * every review, and a project only starts at its beginning, under a code of its own. And only the one who has taken a step on works on it.
 *
 * <p>Holds for users who are logged in, whichever client they use; the engine's own work and trusted code go by no user.
 */
@Component
class ClientWriteCheck extends AbstractProcessEnginePlugin {

  private final SubmittedVariables submitted;
  private final AssigneeCheck assignees;
  private final TaskChangeCheck taskChanges;

  ClientWriteCheck(SubmittedVariables submitted, AssigneeCheck assignees, TaskChangeCheck taskChanges) {
    this.submitted = submitted;
    this.assignees = assignees;
    this.taskChanges = taskChanges;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    CommandChecks.add(configuration, this::check);
  }

  private void check(Command<?> command) {
    Authentication user = Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
    if (user == null || user.getUserId() == null) {
      return;
    }
    CommandFields fields = new CommandFields(command);
    if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
      if (isStep(fields.task("taskId"))) {
        throw new RuleViolationException("taskId", "步骤只能通过办理完成，不能从外部抛出错误或升级事件");
      }
    } else if (command instanceof CompleteTaskCmd) {
      checkCompletion(fields.task("taskId"), command instanceof ResolveTaskCmd);
      checkTask(fields.task("taskId"), fields.variables("variables"));
    } else if (command instanceof SubmitTaskFormCmd) {
      checkTask(fields.task("taskId"), fields.variables("properties"));
    } else if (command instanceof SetTaskVariablesCmd) {
      checkTask(fields.task("entityId"), fields.variables("variables"), fields.get("isLocal"));
    } else if (command instanceof PatchTaskVariablesCmd) {
      checkTask(fields.task("entityId"), fields.variables("variables"), fields.get("isLocal"));
      checkTask(fields.task("entityId"), fields.removed("deletions"));
    } else if (command instanceof RemoveTaskVariablesCmd) {
      checkTask(fields.task("entityId"), fields.removed("variableNames"));
    } else if (command instanceof SubmitStartFormCmd) {
      checkStart(Context.getProcessEngineConfiguration().getDeploymentCache()
          .findDeployedProcessDefinitionById(fields.get("processDefinitionId")), fields.get("businessKey"), fields.variables("variables"));
    } else if (command instanceof StartProcessInstanceCmd) {
      checkStart(process(fields), fields.get("instantiationBuilder.businessKey"),
          fields.variables("instantiationBuilder.modificationBuilder.processVariables"));
    } else if (command instanceof StartProcessInstanceAtActivitiesCmd) {
      requireStartable(process(fields));
      if (StepVariables.hasForm(process(fields).getStartFormDefinition())) {
        throw new RuleViolationException("startInstructions", "项目只能从提出需求开始，不能从流程中间的步骤发起");
      }
    } else {
      taskChanges.check(command, fields);
      ProjectFacts.check(command, fields);
      SkippedStepCheck.check(command, fields);
    }
  }

  private void checkTask(TaskEntity task, VariableMap values, boolean local) {
    if (local && isStep(task)) {
      Violations violations = new Violations();
      values.keySet().forEach(name -> violations.add(name, "“" + name + "”不能写为步骤“" + task.getName() + "”的任务本地变量，应随步骤的表单提交"));
      violations.throwIfAny();
    }
    checkTask(task, values);
  }

  private void checkCompletion(TaskEntity task, boolean handsBack) {
    if (isStep(task) && handsBack) {
      assignees.requireDelegated(task);
    } else if (isStep(task)) {
      assignees.requireCompletable(task);
    }
  }

  private void checkTask(TaskEntity task, VariableMap values) {
    if (isStep(task)) {
      assignees.requireHandler(task);
      submitted.check(task, values);
    }
  }

  private void checkStart(ProcessDefinitionEntity process, String businessKey, VariableMap values) {
    requireStartable(process);
    if (businessKey != null) {
      throw new RuleViolationException("businessKey", "项目编号由系统分配，不能在发起时指定“" + businessKey + "”");
    }
    if (StepVariables.hasForm(process.getStartFormDefinition())) {
      submitted.check(process, values);
    }
  }

  private static void requireStartable(ProcessDefinitionEntity process) {
    if (!process.isStartableInTasklist()) {
      throw new RuleViolationException("processDefinitionId", "“" + process.getName() + "”由其他流程调用，不能单独发起");
    }
  }

  private static ProcessDefinitionEntity process(CommandFields fields) {
    ProcessInstantiationBuilderImpl start = fields.get("instantiationBuilder");
    return new GetDeployedProcessDefinitionCmd(start, false).execute(Context.getCommandContext());
  }

  /** Whether the task is a step of one of our processes; those have a form. */
  static boolean isStep(TaskEntity task) {
    return task != null && task.getExecution() != null && StepVariables.hasForm(StepVariables.form(task));
  }
}
