package cn.pmo.itproject.scenario;

import cn.pmo.itproject.project.ProjectLedger;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * People, projects and a mail server for process tests. Without an annotation of its own: tests that start the whole application
 * would find it when they scan.
 */
class ScenarioConfiguration {

  @Bean(initMethod = "start", destroyMethod = "stop")
  GreenMail mailServer() {
    return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @Bean
  DynamicPropertyRegistrar mailProperties(GreenMail mailServer) {
    return registry -> registry.add("spring.mail.port", () -> mailServer.getSmtp().getPort());
  }

  @Bean
  static Statements statements() {
    return new Statements();
  }

  @Bean
  People scenarioPeople(IdentityService identityService, AuthorizationService authorizationService) {
    return new People(identityService, authorizationService);
  }

  @Bean
  Scenarios scenarios(ProcessEngine engine, People people, ProjectLedger ledger) {
    return new Scenarios(engine, people, ledger);
  }
}
