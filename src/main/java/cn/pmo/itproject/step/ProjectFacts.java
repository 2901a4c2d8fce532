package cn.pmo.itproject.step;

import cn.pmo.itproject.construction.AcceptanceProcess;
import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.construction.ConstructionProcess;
import cn.pmo.itproject.construction.PilotProcess;
import cn.pmo.itproject.construction.RolloutProcess;
import cn.pmo.itproject.contract.ContractManagementProcess;
import cn.pmo.itproject.notification.NotificationProcess;
import cn.pmo.itproject.procurement.ProcurementProcess;
import cn.pmo.itproject.rule.Violations;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PatchExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * What the steps of a project found out and others rely on: the project's data, the results of decisions, reviews and procurements,
 * what people are told of them, and all documents. Whoever may repair the variables of an instance, such as operations, may not change these, since that would decide
 * instead of the bodies that decide.
 */
final class ProjectFacts {

  private static final Set<String> NAMES = Set.of(
      ConstructionProcess.PROJECT_CODE, ConstructionProcess.PROJECT_NAME, ConstructionProcess.BUILD_TYPE, ConstructionProcess.DEPARTMENT,
      ConstructionProcess.DEPARTMENT_NAME, ConstructionProcess.GOALS, ConstructionProcess.MODULES, ConstructionProcess.PLANNED_INVESTMENT,
      ConstructionProcess.PLAN_YEAR, ConstructionProcess.IN_ANNUAL_PLAN, ConstructionProcess.APPROVED_BUDGET,
      ApprovalProcess.BUDGET_TOTAL, ApprovalProcess.DECISION, ApprovalProcess.DECISION_REASON, ApprovalProcess.DECISION_SUGGESTION,
      ProcurementProcess.PROCUREMENT_METHOD, ProcurementProcess.MINIMUM_BIDDERS, "procurementRule", ProcurementProcess.BIDDERS,
      ProcurementProcess.BIDDER_COUNT, ProcurementProcess.PROCUREMENT_RESULT, ProcurementProcess.WINNING_BIDDER,
      ProcurementProcess.WINNING_BID_AMOUNT,
      ContractManagementProcess.LEGAL_DECISION, ContractManagementProcess.FINANCE_DECISION, ContractManagementProcess.TECHNICAL_DECISION,
      ConstructionProcess.CONTRACT_NO, ConstructionProcess.CONTRACT_AMOUNT, ConstructionProcess.COUNTERPARTY,
      ConstructionProcess.CONTRACT_SIGNED_ON,
      PilotProcess.PILOT_UNIT, PilotProcess.PILOT_UNITS, PilotProcess.PILOT_SATISFIED,
      RolloutProcess.ROLLOUT_UNITS, RolloutProcess.TRIAL_UNIT, RolloutProcess.HAS_TRIAL_ISSUES,
      AcceptanceProcess.ACCEPTANCE_AUTHORITY, AcceptanceProcess.HAS_FINDINGS, AcceptanceProcess.CRITERION1, AcceptanceProcess.CRITERION2,
      AcceptanceProcess.CRITERION3, AcceptanceProcess.CRITERION4, "acceptedStep", AcceptanceProcess.VERDICT,
      NotificationProcess.NOTICE);

  private ProjectFacts() {
  }

  /** Refuses a command that writes or removes one of them past the steps. */
  static void check(Command<?> command, CommandFields fields) {
    VariableMap written = written(command, fields);
    if (!written.isEmpty()) {
      Set<String> documents = documents();
      Violations violations = new Violations();
      written.keySet().stream()
          .filter(name -> NAMES.contains(name) || documents.contains(name) || written.getValueTyped(name) instanceof FileValue)
          .forEach(name -> violations.add(name, "“" + name + "”由流程步骤产生，不能直接修改；请退回相应步骤重新办理"));
      violations.throwIfAny();
    }
  }

  /** The variables the command concerns; null for those it removes. */
  private static VariableMap written(Command<?> command, CommandFields fields) {
    VariableMap written = Variables.createVariables();
    if (command instanceof SetExecutionVariablesCmd || command instanceof SetVariablesToProcessInstancesBatchCmd) {
      written.putAll(fields.variables("variables"));
    } else if (command instanceof PatchExecutionVariablesCmd) {
      written.putAll(fields.removed("deletions"));
      written.putAll(fields.variables("variables"));
    } else if (command instanceof RemoveExecutionVariablesCmd) {
      written.putAll(fields.removed("variableNames"));
    } else if (command instanceof ModifyProcessInstanceCmd || command instanceof ModifyProcessInstanceAsyncCmd) {
      putAll(written, fields.get("builder.operations"));
    } else if (command instanceof AbstractModificationCmd<?>) {
      putAll(written, fields.get("builder.instructions"));
    } else if (command instanceof AbstractMigrationCmd) {
      written.putAll(fields.variables("executionBuilder.migrationPlan.variables"));
    } else if (command instanceof SignalCmd) {
      written.putAll(fields.variables("processVariables"));
    }
    return written;
  }

  private static void putAll(VariableMap written, List<?> instructions) {
    instructions.stream().filter(AbstractInstantiationCmd.class::isInstance).map(AbstractInstantiationCmd.class::cast).forEach(start -> {
      written.putAll(start.getVariables());
      written.putAll(start.getVariablesLocal());
    });
  }

  /** The variables of the documents the steps deliver, by the latest deployed definitions. */
  private static Set<String> documents() {
    ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
    List<ProcessDefinition> processes = Context.getCommandContext().runWithoutAuthorization(
        () -> engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list());
    return processes.stream().map(process -> engine.getDeploymentCache().findBpmnModelInstanceForProcessDefinition(process.getId()))
        .flatMap(model -> model.getModelElementsByType(FlowNode.class).stream())
        .flatMap(step -> StepProperties.of(step).pairs("outputs").keySet().stream()).collect(Collectors.toSet());
  }
}
