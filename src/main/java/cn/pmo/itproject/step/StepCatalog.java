package cn.pmo.itproject.step;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.springframework.stereotype.Component;

/** Looks steps up in the deployed models, whoever asks: what a step is called and which clause it fulfils is no secret. */
@Component
public class StepCatalog {

  private final ProcessEngine engine;
  private final Map<String, BpmnModelInstance> models = new ConcurrentHashMap<>();

  StepCatalog(ProcessEngine engine) {
    this.engine = engine;
  }

  /** The properties of a step; empty if there is no such definition (any more) or step. */
  public Optional<StepProperties> find(String processDefinitionId, String stepId) {
    return element(processDefinitionId, stepId).map(StepProperties::of);
  }

  /** The variable that holds what a multi-instance step is done for; empty for other steps. */
  public Optional<String> elementVariable(String processDefinitionId, String stepId) {
    return element(processDefinitionId, stepId).filter(Activity.class::isInstance)
        .map(activity -> ((Activity) activity).getLoopCharacteristics()).filter(MultiInstanceLoopCharacteristics.class::isInstance)
        .map(loop -> ((MultiInstanceLoopCharacteristics) loop).getCamundaElementVariable());
  }

  /**
   * The element of a model; empty as for {@link #find}. A definition is never changed; the engine itself asks the database before it
   * looks into its cache.
   */
  public Optional<FlowElement> element(String processDefinitionId, String stepId) {
    return processDefinitionId == null ? Optional.empty()
        : Optional.ofNullable(models.computeIfAbsent(processDefinitionId, this::model))
            .map(model -> model.getModelElementById(stepId));
  }

  /** Null, which is not kept, for a definition that was deleted with its deployment. */
  private BpmnModelInstance model(String processDefinitionId) {
    RepositoryService repository = engine.getRepositoryService();
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> context.runWithoutAuthorization(() ->
            repository.createProcessDefinitionQuery().processDefinitionId(processDefinitionId).count() == 0 ? null
                : repository.getBpmnModelInstance(processDefinitionId)));
  }
}
