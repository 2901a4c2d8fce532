package cn.pmo.itproject.project;

import cn.pmo.itproject.rule.RuleViolationException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The build type decides who accepts a project and cannot change once the project is registered. */
@Component
class BuildTypeGuard extends AbstractProcessEnginePlugin {

  private final ObjectProvider<ProjectLedger> ledger;

  BuildTypeGuard(ObjectProvider<ProjectLedger> ledger) {
    this.ledger = ledger;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    new ProjectVariableWrites(this::check).addTo(configuration);
  }

  private void check(HistoricVariableUpdateEventEntity update, ExecutionEntity instance) {
    if ("buildType".equals(update.getVariableName())) {
      ledger.getObject().find(instance.getBusinessKey()).map(Project::buildType)
          .filter(buildType -> !buildType.name().equals(update.getTextValue())).ifPresent(buildType -> {
            throw new RuleViolationException("buildType", "“建设类型”在立项时已定为 %s（%s），不能改为“%s”".formatted(
                buildType, buildType.label(), update.getTextValue()));
          });
    }
  }
}
