package cn.pmo.itproject.security;

import cn.pmo.itproject.engine.CommandChecks;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CreateGroupCmd;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/**
 * No request without a login makes users, groups, members of groups or authorizations, whatever page or interface it reaches. Camunda's
 * setup page does so on purpose, by taking the login away for its work; {@link SetupPageFilter} closes the page, this what is behind it.
 */
@Component
class StrangerCheck extends AbstractProcessEnginePlugin {

  private static final List<Class<?>> MAKING = List.of(CreateUserCmd.class, CreateGroupCmd.class, SaveGroupCmd.class,
      CreateMembershipCmd.class, SaveAuthorizationCmd.class);

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    CommandChecks.add(configuration, command -> {
      if (ClientRequest.isCurrent() && makes(command) && isStranger()) {
        throw new RuleViolationException("userId", "未登录，不能建立用户、组或授权；首个管理员由配置 camunda.bpm.admin-user 建立");
      }
    });
  }

  /** Existing users may be saved: a login counts failures and renews what is kept of a password before it is known who asks. */
  private static boolean makes(Command<?> command) {
    return MAKING.stream().anyMatch(kind -> kind.isInstance(command)) || command instanceof SaveUserCmd
        && (!(new DirectFieldAccessor(command).getPropertyValue("user") instanceof User user) || isNew(user));
  }

  private static boolean isNew(User user) {
    return !(user instanceof UserEntity entity) || entity.getRevision() == 0;
  }

  private static boolean isStranger() {
    Authentication user = Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
    return user == null || user.getUserId() == null;
  }
}
