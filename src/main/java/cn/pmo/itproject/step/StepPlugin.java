package cn.pmo.itproject.step;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Makes the engine obey the step metadata of the models. */
@Component
class StepPlugin extends AbstractProcessEnginePlugin {

  private final StepParseListener listener;

  StepPlugin(StepParseListener listener) {
    this.listener = listener;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> others = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> listeners = new ArrayList<>(others == null ? List.of() : others);
    listeners.add(listener);
    configuration.setCustomPostBPMNParseListeners(listeners);
  }
}
