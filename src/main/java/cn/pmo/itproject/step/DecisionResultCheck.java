package cn.pmo.itproject.step;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;

/**
 * A business rule task must have a result: no applicable rule is an error that names the decision and its inputs, never a default
 * that the next gateway would choose.
 */
class DecisionResultCheck implements ExecutionListener {

  private final String decision;
  private final String resultVariable;

  DecisionResultCheck(String decision, String resultVariable) {
    this.decision = decision;
    this.resultVariable = resultVariable;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Object result = execution.getVariable(resultVariable);
    if (result == null || result instanceof Collection<?> list && list.isEmpty() || result instanceof Map<?, ?> map && map.isEmpty()) {
      String inputs = inputs().stream().map(input -> input + "=" + value(execution, input)).collect(Collectors.joining(", "));
      throw new RuleViolationException(resultVariable, "决策表 " + decision + " 没有适用的规则：" + inputs);
    }
  }

  /** The expressions of the decision table's inputs, usually variable names. */
  private List<String> inputs() {
    DecisionDefinition definition =
        Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedLatestDecisionDefinitionByKey(decision);
    return ((DmnDecisionImpl) definition).getDecisionLogic() instanceof DmnDecisionTableImpl table
        ? table.getInputs().stream().map(DmnDecisionTableInputImpl::getExpression).map(input -> input.getExpression().strip()).toList()
        : List.of();
  }

  private static Object value(DelegateExecution execution, String input) {
    return execution.hasVariable(input) ? execution.getVariable(input) : "（无）";
  }
}
