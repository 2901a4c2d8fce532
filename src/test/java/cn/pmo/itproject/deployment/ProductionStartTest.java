package cn.pmo.itproject.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.ItProjectApplication;
import cn.pmo.itproject.database.MysqlTest;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** A real installation starts with its own people on a real server, and no longer once one of the demo's is among them. */
@MysqlTest
class ProductionStartTest {

  private final String database = "jdbc:h2:mem:" + UUID.randomUUID();

  @Test
  void startsWithRealPeopleOnly() {
    try (ConfigurableApplicationContext application = start()) {
      IdentityService identityService = application.getBean(IdentityService.class);
      assertThat(identityService.checkPassword("chief", "Kapok-River-47")).isTrue();
      User user = identityService.newUser("lina");
      user.setEmail("lina@example.com");
      user.setPassword("Camphor-Hill-58");
      identityService.saveUser(user);
    }
    // Camunda's filters keep the application that came last in a static field, even if it did not start, and look for it at the next start.
    Object before = ReflectionTestUtils.getField(LazyInitRegistration.class, "APPLICATION_CONTEXT");
    try {
      assertThatThrownBy(this::start).hasStackTraceContaining("演示用户：lina");
    } finally {
      ReflectionTestUtils.setField(LazyInitRegistration.class, "APPLICATION_CONTEXT", before);
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(ItProjectApplication.class).profiles("production").run("--server.port=0",
        "--management.server.port=-1", "--logging.structured.format.console=", "--it-project.shutdown.drain=PT0S", "--it-project.tls=proxy",
        // In its place comes a schema of the server.
        "--spring.datasource.url=" + database, "--spring.datasource.username=", "--spring.datasource.password=",
        "--camunda.bpm.admin-user.id=chief", "--camunda.bpm.admin-user.password=Kapok-River-47");
  }
}
