package cn.pmo.itproject.project;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The build type decides who accepts a project and cannot change once the project is registered. Every client writes variables through
 * the history, so this is where a change is refused.
 */
@Component
class BuildTypeGuard extends AbstractProcessEnginePlugin {

  private final ObjectProvider<ProjectLedger> ledger;

  BuildTypeGuard(ObjectProvider<ProjectLedger> ledger) {
    this.ledger = ledger;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.getCustomHistoryEventHandlers().add(new Handler());
  }

  private static void check(Project project, HistoricVariableUpdateEventEntity update) {
    if (!project.buildType().name().equals(update.getTextValue())) {
      throw new RuleViolationException("buildType", "“建设类型”在立项时已定为 %s（%s），不能改为“%s”".formatted(
          project.buildType(), project.buildType().label(), update.getTextValue()));
    }
  }

  /** No bean of its own: the starter takes just one history event handler from the context. */
  private final class Handler implements HistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
      if (event instanceof HistoricVariableUpdateEventEntity update && "buildType".equals(update.getVariableName())
          && !update.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE) && update.getProcessInstanceId() != null) {
        ExecutionEntity instance = Context.getCommandContext().getExecutionManager().findExecutionById(update.getProcessInstanceId());
        if (instance != null && instance.getBusinessKey() != null) {
          ledger.getObject().find(instance.getBusinessKey()).ifPresent(project -> check(project, update));
        }
      }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
      events.forEach(this::handleEvent);
    }
  }
}
