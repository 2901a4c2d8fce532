package cn.pmo.itproject.deployment;

import cn.pmo.itproject.engine.CommandChecks;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByKeyCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What may be deployed ({@link ModelCheck}), and by whom: process owners and administrators, whatever authorizations somebody was given
 * besides. Nobody's deployments are the application's own, at its start.
 */
@Component
class DeploymentPlugin extends AbstractProcessEnginePlugin {

  private static final List<String> OWNERS = List.of("process-owners", "camunda-admin");
  private static final List<Class<?>> OWNERS_COMMANDS = List.of(DeployCmd.class, DeleteDeploymentCmd.class, DeleteProcessDefinitionsByIdsCmd.class,
      DeleteProcessDefinitionsByKeyCmd.class);

  private final ModelCheck models;
  /** Asked for when needed only: it needs the engine, which is being built when this bean is. */
  private final ObjectProvider<CurrentUser> currentUser;

  DeploymentPlugin(ModelCheck models, ObjectProvider<CurrentUser> currentUser) {
    this.models = models;
    this.currentUser = currentUser;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<Deployer> deployers = new ArrayList<>(List.of(models));
    if (configuration.getCustomPreDeployers() != null) {
      deployers.addAll(configuration.getCustomPreDeployers());
    }
    configuration.setCustomPreDeployers(deployers);
    configuration.setEnableXxeProcessing(false);

    CommandChecks.add(configuration, command -> {
      if (command instanceof DeployCmd) {
        requireNoTenant((DeploymentBuilderImpl) new DirectFieldAccessor(command).getPropertyValue("deploymentBuilder"));
      }
      if (OWNERS_COMMANDS.stream().anyMatch(kind -> kind.isInstance(command))
          && Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication() != null) {
        requireOwner();
      }
    });
  }

  /** The engine does not look at tenants here (tenant-check-enabled): what is deployed for one would be everybody's. */
  private static void requireNoTenant(DeploymentBuilderImpl deployment) {
    String tenant = deployment.getDeployment().getTenantId();
    if (tenant != null) {
      throw new RuleViolationException("tenant-id", "本系统不分租户，不能为租户“" + tenant + "”部署；应去掉 Tenant ID 再部署");
    }
  }

  private void requireOwner() {
    CurrentUser user = currentUser.getObject();
    if (user.id().isPresent() && OWNERS.stream().noneMatch(user.groups()::contains)) {
      throw new AuthorizationException("只有流程负责人和系统管理员可以部署或删除流程、决策表和表单");
    }
  }
}
