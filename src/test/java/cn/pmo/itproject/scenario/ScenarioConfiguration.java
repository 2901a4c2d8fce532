package cn.pmo.itproject.scenario;

import cn.pmo.itproject.project.ProjectLedger;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;

/**
 * People and projects for process tests. Without an annotation of its own: tests that start the whole application
 * would find it when they scan.
 */
class ScenarioConfiguration {

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
