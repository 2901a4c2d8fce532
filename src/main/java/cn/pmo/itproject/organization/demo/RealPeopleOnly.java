package cn.pmo.itproject.organization.demo;

import cn.pmo.itproject.deployment.UnsafeSettingsException;
import cn.pmo.itproject.organization.YamlResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Stops the start of a real installation whose database has people of the demo, or passwords everybody knows, before the server takes
 * requests. Passwords that were set in an installation have passed {@code login.PasswordRules}; looked for are those that have not: in a
 * database of the demo, and of a release that had no such rules. Checking a hash of today takes its time, so that is done with those
 * only who look after the system; the hashes of earlier releases are checked of everybody.
 */
@Component
@Profile("production")
class RealPeopleOnly implements SmartInitializingSingleton {

  private static final List<String> KNOWN_PASSWORDS =
      List.of("", "demo-2026", "demo", "admin", "camunda", "password", "123456", "12345678", "admin123", "changeme", "changeit");
  /** How the engine marks the hashes it made by itself. */
  private static final List<String> FAST_HASHES = List.of("{SHA-512}", "{SHA}");
  private static final List<String> CARETAKERS = List.of(Groups.CAMUNDA_ADMIN, "operations", "process-owners");
  private static final int MOST_NAMED = 20;

  private final IdentityService identityService;
  private final ManagementService managementService;
  private final ProcessEngineConfigurationImpl engine;

  RealPeopleOnly(IdentityService identityService, ManagementService managementService, ProcessEngineConfigurationImpl engine) {
    this.identityService = identityService;
    this.managementService = managementService;
    this.engine = engine;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new UnsafeSettingsException(problems);
    }
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    Map<String, String> marks = managementService.getProperties();
    if (marks.containsKey(DemoOrganization.MARK) || marks.containsKey(SampleProjects.PROGRESS)) {
      problems.add("数据库曾用于演示（demo），其中用户的密码是公开的，应使用新建的空数据库");
    }
    if (identityService.isReadOnly()) {
      return problems;
    }
    Set<String> demo = YamlResource.list(DemoOrganization.FILE, "users", DemoUser.class).stream().map(DemoUser::id).collect(Collectors.toSet());
    List<User> users = identityService.createUserQuery().list();
    name(problems, "数据库中有演示用户", users.stream()
        .filter(user -> demo.contains(user.getId()) && (user.getId() + DemoOrganization.MAIL_DOMAIN).equals(user.getEmail())), "应删除");
    Set<String> caretakers = new HashSet<>();
    CARETAKERS.forEach(group -> identityService.createUserQuery().memberOfGroup(group).list().forEach(user -> caretakers.add(user.getId())));
    name(problems, "下列用户的密码是默认密码或空密码", users.stream()
        .filter(user -> (isFast(user) || caretakers.contains(user.getId())) && hasKnownPassword((UserEntity) user)),
        "应在升级前的版本中先改为不易猜测的密码");
    return problems;
  }

  private static void name(List<String> problems, String what, Stream<User> users, String advice) {
    List<String> ids = users.map(User::getId).sorted().toList();
    if (!ids.isEmpty()) {
      problems.add(what + "：" + String.join("、", ids.subList(0, Math.min(MOST_NAMED, ids.size()))) + (ids.size() > MOST_NAMED ? " 等" : "")
          + "（共 " + ids.size() + " 人），" + advice);
    }
  }

  private static boolean isFast(User user) {
    return user.getPassword() != null && FAST_HASHES.stream().anyMatch(user.getPassword()::startsWith);
  }

  private boolean hasKnownPassword(UserEntity user) {
    return user.getPassword() != null && Stream.concat(KNOWN_PASSWORDS.stream(), Stream.of(user.getId()))
        .anyMatch(known -> engine.getPasswordManager().check(EncryptionUtil.saltPassword(known, user.getSalt()), user.getPassword()));
  }
}
