package cn.pmo.itproject.step;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** Looks steps up in the deployed models, whoever asks: what a step is called and which clause it fulfils is no secret. */
@Component
public class StepCatalog {

  private final ProcessEngine engine;

  StepCatalog(ProcessEngine engine) {
    this.engine = engine;
  }

  /** The properties of a step; empty if there is no such definition or step. */
  public Optional<StepProperties> find(String processDefinitionId, String stepId) {
    return processDefinitionId == null ? Optional.empty()
        : Optional.ofNullable(element(processDefinitionId, stepId)).map(StepProperties::of);
  }

  private FlowElement element(String processDefinitionId, String stepId) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(() ->
            engine.getRepositoryService().getBpmnModelInstance(processDefinitionId).getModelElementById(stepId)));
  }
}
