package cn.pmo.itproject.project;

import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Every write of a variable in a process instance with a business key, whichever client it comes from: all of them pass through the
 * history. Not a bean, because the engine's starter would take it for the only handler.
 */
public final class ProjectVariableWrites implements HistoryEventHandler {

  private final BiConsumer<HistoricVariableUpdateEventEntity, ExecutionEntity> listener;

  /**
   * Handles the writes before the engine stores them; an exception refuses the write.
   *
   * @param listener takes the write and the process instance
   */
  public ProjectVariableWrites(BiConsumer<HistoricVariableUpdateEventEntity, ExecutionEntity> listener) {
    this.listener = listener;
  }

  /** Adds this handler to those of the engine. */
  public void addTo(ProcessEngineConfigurationImpl configuration) {
    configuration.getCustomHistoryEventHandlers().add(this);
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (event instanceof HistoricVariableUpdateEventEntity update && update.getProcessInstanceId() != null
        && (update.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE)
            || update.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE))) {
      ExecutionEntity instance = Context.getCommandContext().getExecutionManager().findExecutionById(update.getProcessInstanceId());
      if (instance != null && instance.getBusinessKey() != null) {
        listener.accept(update, instance);
      }
    }
  }

  @Override
  public void handleEvents(List<HistoryEvent> events) {
    events.forEach(this::handleEvent);
  }
}
