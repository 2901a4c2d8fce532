package cn.pmo.itproject.expression;

import cn.pmo.itproject.engine.CommandChecks;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Makes the engine evaluate expressions our way and no scripts. */
@Component
class ExpressionPlugin extends AbstractProcessEnginePlugin {

  private final AllowedBeans beans;
  private final FilterExpressions filters;

  ExpressionPlugin(AllowedBeans beans, FilterExpressions filters) {
    this.beans = beans;
    this.filters = filters;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setExpressionManager(new GuardedExpressionManager(beans, filters));
    configuration.setScriptEngineResolver(new NoScripts());
    configuration.setEnableExpressionsInAdhocQueries(false);
    CommandChecks.add(configuration, new QueryCheck(filters)::check);
  }
}
