package cn.pmo.itproject.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** How engine plugins reach every process, in their {@code preInit}: beside one another, whatever their order. */
public final class ParseListeners {

  private ParseListeners() {
  }

  /** Adds a listener that sees every model once its elements are parsed, after those that are there already. */
  public static void add(ProcessEngineConfigurationImpl configuration, BpmnParseListener listener) {
    List<BpmnParseListener> others = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> listeners = new ArrayList<>(others == null ? List.of() : others);
    listeners.add(listener);
    configuration.setCustomPostBPMNParseListeners(listeners);
  }

  /**
   * Lets a listener hear events of every user task of every process. It is built in: it runs before the listeners of the model, and no
   * client can skip it.
   *
   * @param events names of events as in {@link TaskListener}
   */
  public static void onUserTasks(ProcessEngineConfigurationImpl configuration, TaskListener listener, String... events) {
    add(configuration, new AbstractBpmnParseListener() {
      @Override
      public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        for (String event : events) {
          definition.addBuiltInTaskListener(event, listener);
        }
      }
    });
  }
}
