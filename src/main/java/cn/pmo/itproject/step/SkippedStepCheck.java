package cn.pmo.itproject.step;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.ActivityAfterInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.TransitionInstantiationCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;

/**
 * A repaired process instance goes on before a step, never after one: to start after a review, a phase or a gateway would take its result
 * for granted. Work of the system alone, such as mails that cannot be sent, may be left behind.
 */
final class SkippedStepCheck {

  private SkippedStepCheck() {
  }

  /** Refuses a modification that starts behind anything people have to do or decide. */
  static void check(Command<?> command, CommandFields fields) {
    if (command instanceof ModifyProcessInstanceCmd || command instanceof ModifyProcessInstanceAsyncCmd) {
      ExecutionEntity instance = Context.getCommandContext().getExecutionManager()
          .findExecutionById(fields.get("builder.processInstanceId"));
      if (instance != null) {
        check(instance.getProcessDefinition(), fields.get("builder.operations"));
      }
    } else if (command instanceof AbstractModificationCmd<?> && fields.get("builder.processDefinitionId") != null) {
      check(Context.getProcessEngineConfiguration().getDeploymentCache()
          .findDeployedProcessDefinitionById(fields.get("builder.processDefinitionId")), fields.get("builder.instructions"));
    }
  }

  private static void check(ProcessDefinitionEntity process, List<?> instructions) {
    for (Object instruction : instructions) {
      ActivityImpl left = left(process, instruction);
      if (left != null && !"serviceTask".equals(left.getProperties().get(BpmnProperties.TYPE))) {
        Object name = left.getProperty("name");
        throw new RuleViolationException("instructions", "不能从“" + (name == null ? left.getId() : name)
            + "”之后启动，这会跳过其办理或判断；只能取消后从步骤之前重新启动");
      }
    }
  }

  /** What the instruction leaves behind, null if nothing. */
  private static ActivityImpl left(ProcessDefinitionEntity process, Object instruction) {
    if (instruction instanceof ActivityAfterInstantiationCmd after) {
      return process.findActivity(after.getTargetElementId());
    } else if (instruction instanceof TransitionInstantiationCmd transition) {
      TransitionImpl taken = process.findTransition(transition.getTargetElementId());
      return taken == null ? null : taken.getSource();
    }
    return null;
  }
}
