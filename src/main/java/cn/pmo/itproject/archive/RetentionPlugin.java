package cn.pmo.itproject.archive;

import cn.pmo.itproject.construction.ConstructionProcess;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Keeps a filed project for as long as its archive has to be kept (保管期限, filled in at JS-36), if that is longer than the models' time to
 * live: the documents are in the history, which would otherwise be removed before the paper is. The years count from the first of January
 * after the project was closed, as they do for files on paper. The time holds for the root instance and all below it.
 */
@Component
class RetentionPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setHistoryRemovalTimeProvider(new ArchiveRetention());
  }

  private static final class ArchiveRetention extends DefaultHistoryRemovalTimeProvider {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public Date calculateRemovalTime(HistoricProcessInstanceEventEntity root, ProcessDefinition definition) {
      Date byModel = super.calculateRemovalTime(root, definition);
      if (byModel == null || !isProcessInstanceEnded(root)) {
        return byModel;
      }
      ExecutionEntity execution = Context.getCommandContext().getExecutionManager().findExecutionById(root.getId());
      Object years = execution == null ? null : execution.getVariableLocal(ConstructionProcess.RETENTION_YEARS);
      if (!(years instanceof Number number)) {
        return byModel;
      }
      LocalDate closed = root.getEndTime().toInstant().atZone(ZONE).toLocalDate();
      Date byArchive = Date.from(LocalDate.of(closed.getYear() + 1 + number.intValue(), 1, 1).atStartOfDay(ZONE).toInstant());
      return byArchive.after(byModel) ? byArchive : byModel;
    }
  }
}
