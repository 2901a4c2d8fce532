package cn.pmo.itproject.project;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A project whose process instance operations delete (Cockpit, REST) does not stay in the ledger as running. */
@Component
class DeletedProjectPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<ProjectLedger> ledger;
  private final ObjectProvider<ClosingNotices> notices;

  DeletedProjectPlugin(ObjectProvider<ProjectLedger> ledger, ObjectProvider<ClosingNotices> notices) {
    this.ledger = ledger;
    this.notices = notices;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.getCustomHistoryEventHandlers().add(new HistoryEventHandler() {
      @Override
      public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity instance && instance.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)
            && !HistoricProcessInstance.STATE_COMPLETED.equals(instance.getState()) && instance.getBusinessKey() != null) {
          terminate(instance);
        }
      }

      @Override
      public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
      }
    });
  }

  private void terminate(HistoricProcessInstanceEventEntity instance) {
    ledger.getObject().find(instance.getBusinessKey())
        .filter(project -> project.status() == ProjectStatus.RUNNING && project.processInstanceId().equals(instance.getProcessInstanceId()))
        .ifPresent(project -> {
          String reason = "流程实例被删除：" + instance.getDeleteReason();
          ledger.getObject().terminate(project.code(), project.phaseName(), reason);
          notices.getObject().terminated(project.code(), project.phaseName(), reason);
        });
  }
}
