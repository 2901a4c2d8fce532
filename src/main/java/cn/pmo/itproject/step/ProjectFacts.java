package cn.pmo.itproject.step;

import cn.pmo.itproject.construction.AcceptanceProcess;
import cn.pmo.itproject.construction.ConstructionProcess;
import cn.pmo.itproject.rule.Violations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AbstractInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PatchExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;

/**
 * What only the process itself finds out and others rely on: the project's code and build type, the approved budget, and who accepts.
 * Whoever may repair the variables of an instance, such as operations, may not change these, since that would decide instead of the
 * bodies that decide.
 */
final class ProjectFacts {

  private static final Set<String> NAMES = Set.of(ConstructionProcess.PROJECT_CODE, ConstructionProcess.BUILD_TYPE,
      ConstructionProcess.APPROVED_BUDGET, AcceptanceProcess.ACCEPTANCE_AUTHORITY);

  private ProjectFacts() {
  }

  /** Refuses a command that writes or removes one of them past the steps. */
  static void check(Command<?> command, CommandFields fields) {
    Violations violations = new Violations();
    written(command, fields).filter(NAMES::contains).distinct()
        .forEach(name -> violations.add(name, "“" + name + "”由流程确定，不能从外部修改或删除"));
    violations.throwIfAny();
  }

  /** The names of the variables the command concerns. */
  private static Stream<String> written(Command<?> command, CommandFields fields) {
    if (command instanceof SetExecutionVariablesCmd || command instanceof SetVariablesToProcessInstancesBatchCmd) {
      return names(fields, "variables");
    } else if (command instanceof PatchExecutionVariablesCmd) {
      return names(fields, "variables", "deletions");
    } else if (command instanceof RemoveExecutionVariablesCmd) {
      return names(fields, "variableNames");
    } else if (command instanceof ModifyProcessInstanceCmd || command instanceof ModifyProcessInstanceAsyncCmd) {
      List<?> operations = fields.get("builder.operations");
      return operations.stream().filter(AbstractInstantiationCmd.class::isInstance).map(AbstractInstantiationCmd.class::cast)
          .flatMap(operation -> Stream.concat(operation.getVariables().keySet().stream(), operation.getVariablesLocal().keySet().stream()));
    } else if (command instanceof AbstractMigrationCmd) {
      return names(fields, "executionBuilder.migrationPlan.variables");
    } else if (command instanceof SignalCmd) {
      return names(fields, "processVariables");
    } else {
      return Stream.empty();
    }
  }

  /** The keys of maps and the elements of collections. */
  private static Stream<String> names(CommandFields fields, String... paths) {
    return Stream.of(paths).map(fields::<Object>get).flatMap(value -> value instanceof Map<?, ?> variables ? variables.keySet().stream()
        : value instanceof Collection<?> names ? names.stream() : Stream.empty()).map(Object::toString);
  }
}
