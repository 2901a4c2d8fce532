package cn.pmo.itproject.organization.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.deployment.UnsafeSettingsException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Whom a real installation must not have. */
@SpringBootTest
@ActiveProfiles("test")
class RealPeopleOnlyTest {

  @Autowired
  private IdentityService identityService;
  @Autowired
  private ManagementService managementService;
  @Autowired
  private ProcessEngineConfigurationImpl engine;
  @Autowired
  private JdbcClient jdbc;

  private RealPeopleOnly check;

  @BeforeEach
  void realPeople() {
    check = new RealPeopleOnly(identityService, managementService, engine);
    if (identityService.createGroupQuery().groupId("camunda-admin").count() == 0) {
      identityService.saveGroup(identityService.newGroup("camunda-admin"));
    }
    user("real-admin", "Kapok-River-47", "camunda-admin");
    user("real-person", "Camphor-Hill-58", "it-center");
  }

  @AfterEach
  void nobodyStays() {
    identityService.createUserQuery().list().forEach(user -> identityService.deleteUser(user.getId()));
    managementService.deleteProperty(DemoOrganization.MARK);
    identityService.deleteGroup("camunda-admin");
  }

  @Test
  void realPeopleWithPasswordsOfTheirOwnMayStart() {
    // Somebody is called like one of the demo's people.
    user("lina", "Camphor-Hill-58", "it-center");
    assertThatCode(check::afterSingletonsInstantiated).doesNotThrowAnyException();
  }

  @Test
  void aDemosDatabaseMayNot() {
    managementService.setProperty(DemoOrganization.MARK, "true");
    assertThatThrownBy(check::afterSingletonsInstantiated).isInstanceOf(UnsafeSettingsException.class).hasMessageContaining("数据库曾用于演示");
  }

  @Test
  void noneOfTheDemosPeopleMay() {
    user("lina", "Camphor-Hill-58", "it-center");
    User lina = identityService.createUserQuery().userId("lina").singleResult();
    lina.setEmail("lina@example.com");
    identityService.saveUser(lina);
    assertThatThrownBy(check::afterSingletonsInstantiated).hasMessageContainingAll("演示用户", "lina", "共 1 人");
  }

  @ParameterizedTest
  @CsvSource({"demo-2026", "camunda", "admin", "real-admin", "''"})
  void noAdministratorMayWhosePasswordEverybodyKnows(String password) {
    user("real-admin", password, "camunda-admin");
    assertThatThrownBy(check::afterSingletonsInstantiated).hasMessageContainingAll("默认密码", "real-admin");
  }

  @Test
  void nobodyMayWhoHasSuchAPasswordFromAnEarlierRelease() {
    jdbc.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = 'pepper' where ID_ = 'real-person'")
        .param("{SHA-512}" + new Sha512HashDigest().encrypt("demo-2026pepper")).update();
    user("real-admin", "demo", "camunda-admin");
    assertThatThrownBy(check::afterSingletonsInstantiated).hasMessageContainingAll("real-admin、real-person", "共 2 人");
  }

  private void user(String id, String password, String group) {
    identityService.deleteUser(id);
    User user = identityService.newUser(id);
    user.setPassword(password);
    identityService.saveUser(user);
    identityService.createMembership(id, group);
  }
}
