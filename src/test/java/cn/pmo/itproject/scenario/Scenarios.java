package cn.pmo.itproject.scenario;

import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.project.ProjectDraft;
import cn.pmo.itproject.project.ProjectLedger;
import java.math.BigDecimal;
import java.time.Year;
import java.time.ZoneId;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** Starts projects, each with a code of its own: the whole process, or one process with what its caller would hand down. */
public final class Scenarios {

  private final ProcessEngine engine;
  private final People people;
  private final ProjectLedger ledger;

  Scenarios(ProcessEngine engine, People people, ProjectLedger ledger) {
    this.engine = engine;
    this.people = people;
    this.ledger = ledger;
  }

  /** A self-built project that is at the beginning of this process. */
  public Scenario start(String processKey, Object... variables) {
    return start(BuildType.SELF_BUILT, processKey, variables);
  }

  /**
   * A project that is at the beginning of this process.
   *
   * @param variables names and values besides those every process gets
   */
  public Scenario start(BuildType buildType, String processKey, Object... variables) {
    String code = ledger.register(new ProjectDraft("卷烟配送线路优化", buildType, People.OFFICE, "办公室",
        Year.now(ZoneId.of("Asia/Shanghai")).getValue(),
        true, BigDecimal.valueOf(1_200_000), people.memberOf("requesting-department"), UUID.randomUUID().toString())).code();
    VariableMap handedDown = SubmittedData.typed(StepData.requirement(buildType.name()));
    handedDown.remove("projectRequirement");
    handedDown.putValue("projectCode", code).putValue("departmentName", "办公室");
    handedDown.putAll(SubmittedData.of(variables));
    ProcessInstance instance = engine.getRuntimeService().startProcessInstanceByKey(processKey, code, handedDown);
    return new Scenario(engine, people, instance, code);
  }

  /** The whole process, started by its form. */
  public Scenario startConstruction(BuildType buildType, Object... changes) {
    VariableMap requirement = SubmittedData.changed(StepData.requirement(buildType.name()), changes);
    String definition = engine.getRepositoryService().createProcessDefinitionQuery()
        .processDefinitionKey("it-project-construction").latestVersion().singleResult().getId();
    ProcessInstance instance = people.as(people.memberOf("requesting-department"),
        () -> engine.getFormService().submitStartForm(definition, requirement));
    String code = engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
        .getBusinessKey();
    return new Scenario(engine, people, instance, code);
  }
}
