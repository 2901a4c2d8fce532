package cn.pmo.itproject.organization;

import cn.pmo.itproject.engine.CommandChecks;
import cn.pmo.itproject.form.VisibleText;
import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.Violations;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/**
 * What people may call themselves: everybody may change his own profile, and name and address go to others in lists and in the headers of
 * mails. A name is one line of text, an address is one address. Holds for every client, and for what is changed: who has had an odd name since
 * before there was this rule may still change his password.
 */
@Component
class ProfileCheck extends AbstractProcessEnginePlugin {

  private static final int MAX_LENGTH = 100;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+");

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    CommandChecks.add(configuration, command -> {
      if (command instanceof SaveUserCmd) {
        check((User) new DirectFieldAccessor(command).getPropertyValue("user"));
      }
    });
  }

  private static void check(User user) {
    User before = asStored(user);
    Violations violations = new Violations();
    if (isChanged(user, before, User::getFirstName)) {
      checkName("firstName", "名", user.getFirstName(), violations);
    }
    if (isChanged(user, before, User::getLastName)) {
      checkName("lastName", "姓", user.getLastName(), violations);
    }
    if (isChanged(user, before, User::getEmail)) {
      checkAddress(user.getEmail(), violations);
    }
    violations.throwIfAny();
  }

  /** Null for somebody new, and where it is not to be told from what is saved. Whether the one who saves may read it is not the question here. */
  private static User asStored(User user) {
    if (user instanceof UserEntity entity && entity.getRevision() == 0) {
      return null;
    }
    CommandContext context = Context.getCommandContext();
    User stored = context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider().findUserById(user.getId()));
    // Within one command, such as that of a step, the engine gives the same object again, changed as it is.
    return stored == user ? null : stored;
  }

  private static boolean isChanged(User user, User before, Function<User, String> field) {
    return before == null || !Objects.equals(field.apply(user), field.apply(before));
  }

  private static void checkAddress(String address, Violations violations) {
    if (address != null && !address.isEmpty() && (address.length() > MAX_LENGTH || !ADDRESS.matcher(address).matches())) {
      violations.add("email", "“电子邮箱”的值“" + Quoted.of(address.replaceAll("\\p{Cntrl}", " ")) + "”无效，应为一个地址，如 name@example.com");
    }
  }

  private static void checkName(String field, String label, String name, Violations violations) {
    if (name != null && (name.length() > MAX_LENGTH || VisibleText.strange(name).isPresent() || name.matches("(?s).*[\\r\\n\\t].*"))) {
      violations.add(field, "“" + label + "”无效，应为不超过 " + MAX_LENGTH + " 个字的一行文字，不含控制字符");
    }
  }
}
