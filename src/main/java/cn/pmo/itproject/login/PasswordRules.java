package cn.pmo.itproject.login;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * What a new password has to be: ten characters or more, with small and capital letters and digits, nothing that can be guessed. The web
 * applications ask the engine for the rules and show them beside the field.
 */
public final class PasswordRules implements PasswordPolicy {

  /** All of it, as in a sentence. */
  public static final String WORDS = "10 至 200 个字符，含大写字母、小写字母和数字，不包含用户名、姓名或邮箱，且不是常见密码";

  private static final int LEAST_LENGTH = 10;
  private static final int MOST_LENGTH = 200;

  private final List<PasswordPolicyRule> rules = List.of(
      new LengthRule(), new PasswordPolicyUpperCaseRuleImpl(1), new PasswordPolicyLowerCaseRuleImpl(1), new PasswordPolicyDigitRuleImpl(1),
      new GuessableRule());

  @Override
  public List<PasswordPolicyRule> getRules() {
    return rules;
  }

  /**
   * Whether a password may be used.
   *
   * @param userId whose it is to be
   */
  public boolean allow(String password, String userId) {
    User user = new UserEntity(userId);
    return rules.stream().allMatch(rule -> rule.execute(password, user));
  }

  /** The engine's rule, with an end: a very long one costs the server only. */
  private static final class LengthRule extends PasswordPolicyLengthRuleImpl {

    LengthRule() {
      super(LEAST_LENGTH);
    }

    @Override
    public boolean execute(String password) {
      return super.execute(password) && password.length() <= MOST_LENGTH;
    }
  }
}
