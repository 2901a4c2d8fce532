package cn.pmo.itproject.deadline;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** The versions of the decision {@code escalation-policy}. */
@Component
class Policies {

  private final RepositoryService repositoryService;

  Policies(RepositoryService repositoryService) {
    this.repositoryService = repositoryService;
  }

  /** Id of the version that the process asks. */
  String inForce() {
    DecisionDefinition latest = repositoryService.createDecisionDefinitionQuery()
        .decisionDefinitionKey(OverdueWatchProcess.POLICY).latestVersion().withoutTenantId().singleResult();
    if (latest == null) {
      throw new IllegalStateException("没有部署决策表 " + OverdueWatchProcess.POLICY + "，无法确定办理期限的提醒级别，请部署后重试");
    }
    return latest.getId();
  }
}
