package cn.pmo.itproject.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Gives every task of a project its own copy of what the task list shows on its card: code, name and build type in words.
 *
 * <p>The list reads variables with the user's rights, and candidates may read their task, not the process instance; so the
 * instance's variables would stay off the cards of everybody but administrators.
 */
@Component
class TaskCards extends AbstractProcessEnginePlugin implements TaskListener {

  private static final List<String> COPIED = List.of("projectCode", "projectName");

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> others = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> listeners = new ArrayList<>(others == null ? List.of() : others);
    listeners.add(new AbstractBpmnParseListener() {
      @Override
      public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
            .addBuiltInTaskListener(EVENTNAME_CREATE, TaskCards.this);
      }
    });
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  @Override
  public void notify(DelegateTask task) {
    for (String name : COPIED) {
      Object value = task.getVariable(name);
      if (value != null) {
        task.setVariableLocal(name, value);
      }
    }
    Object buildType = task.getVariable("buildType");
    Arrays.stream(BuildType.values()).filter(type -> type.name().equals(buildType)).findFirst()
        .ifPresent(type -> task.setVariableLocal("buildTypeName", type.label()));
  }
}
