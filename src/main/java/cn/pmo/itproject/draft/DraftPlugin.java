package cn.pmo.itproject.draft;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The drafts of a task go with it, whether it is completed or cancelled. */
@Component
class DraftPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<FormDrafts> drafts;

  DraftPlugin(ObjectProvider<FormDrafts> drafts) {
    this.drafts = drafts;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> others = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> listeners = new ArrayList<>(others == null ? List.of() : others);
    listeners.add(new AbstractBpmnParseListener() {
      @Override
      public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        TaskListener remove = task -> drafts.getObject().deleteAll(task.getId());
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, remove);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, remove);
      }
    });
    configuration.setCustomPostBPMNParseListeners(listeners);
  }
}
