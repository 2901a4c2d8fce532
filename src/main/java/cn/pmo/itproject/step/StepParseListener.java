package cn.pmo.itproject.step;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Attaches the rules of the step metadata to the elements, as built-in listeners: they run before the listeners of the model, and no
 * client can skip them.
 */
@Component
class StepParseListener extends AbstractBpmnParseListener {

  private final SubmissionCheck submissions;

  StepParseListener(SubmissionCheck submissions) {
    this.submissions = submissions;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    StepProperties step = StepProperties.of(element);
    TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    step.get("rule").ifPresent(rule -> definition.setDescriptionExpression(new FixedValue(rule)));
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> submissions.check(task, step, definition));
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (scope instanceof ProcessDefinitionEntity process && process.getInitial() == activity) {
      StepProperties step = StepProperties.of(element);
      ExecutionListener check = execution -> submissions.check(execution, step, process.getStartFormDefinition());
      activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, check, 0);
    }
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    String decision = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "decisionRef");
    String variable = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "resultVariable");
    if (decision != null && variable != null) {
      activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, new DecisionResultCheck(decision, variable), 0);
    }
  }
}
