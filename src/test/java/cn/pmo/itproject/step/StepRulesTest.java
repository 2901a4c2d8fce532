package cn.pmo.itproject.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.document.RequiredDocument;
import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.engine.EngineTimes;
import cn.pmo.itproject.rule.RuleViolationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = SubmissionApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=submission")
class StepRulesTest {

  private static final String PROJECT = "XM-2026-0001";

  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identity;
  @Autowired
  private DocumentRegister register;

  @BeforeEach
  void deploy() {
    deploy("submission.bpmn", "caller.bpmn", "submission-authority.dmn", "submission-start.form");
    deploy("submission-write.form");
  }

  @AfterEach
  void undeploy() {
    identity.clearAuthentication();
    repository.createDeploymentQuery().list().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    Mockito.reset(register);
  }

  @Test
  void aStartIsCheckedAgainstItsFormAndOutputs() {
    assertRefused(() -> runtime.startProcessInstanceByKey("submission", PROJECT),
        "“项目名称”不能为空；缺少应交文件《项目建设需求》(requirement)", "projectName", "requirement");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();

    start();
    assertThat(task().getName()).isEqualTo("编写报告");
  }

  @Test
  void aCalledProcessIsNotASubmission() {
    assertThatCode(() -> runtime.startProcessInstanceByKey("submission-caller")).doesNotThrowAnyException();
  }

  @Test
  void theRuleIsTheDescriptionOfTheTask() {
    start();
    assertThat(task().getDescription()).isEqualTo("写明 ${conclusion} 和风险。");

    tasks.complete(task().getId(), written());
    assertThat(tasks.createTaskQuery().list()).extracting(Task::getDescription).containsOnly("没有准则的步骤。");
  }

  @Test
  void formAndOutputsAreCheckedTogetherAndBeforeTheRulesOfTheModel() {
    start();
    VariableMap nothing = Variables.putValue("quantity", 0).putValue("forbidden", true);

    assertRefused(() -> tasks.complete(task().getId(), nothing),
        "“可行性结论”不能为空；“数量”为 0，应不小于 1；缺少应交文件《分析报告》(report)；缺少应交文件《预算表》(budget)",
        "conclusion", "quantity", "report", "budget");
    assertRefused(() -> tasks.complete(task().getId(), written().putValue("forbidden", true)), "“禁用”不能填写", "forbidden");
    assertThat(runtime.getVariables(task().getExecutionId())).as("a refused submission leaves no trace").doesNotContainKey("quantity");

    tasks.complete(task().getId(), written());
    assertThat(tasks.createTaskQuery().taskName("单位汇报").count()).isEqualTo(2);
  }

  @Test
  void anOutputIsAFileWithContent() {
    start();
    for (Object file : new Object[] {"report.docx", file("report.docx", ""), Variables.fileValue("report.docx").create(), null,
        Variables.fileValue("report.docx").file("报告".getBytes()).setTransient(true).create()}) {
      assertRefused(() -> tasks.complete(task().getId(), written().putValue("report", file)), "缺少应交文件《分析报告》(report)", "report");
    }
  }

  @Test
  void aLocalOutputOfEachInstanceIsRequired() {
    start();
    tasks.complete(task().getId(), written());
    Task first = tasks.createTaskQuery().list().get(0);

    assertRefused(() -> tasks.complete(first.getId()), "缺少应交文件《试点报告》(unitReport)", "unitReport");
    tasks.complete(first.getId(), Map.of("unitReport", file("a.docx", "甲")));

    assertRefused(() -> tasks.complete(task().getId()), "缺少应交文件《试点报告》(unitReport)", "unitReport");
    tasks.setVariable(task().getId(), "unitReport", file("b.docx", "乙"));
    tasks.complete(task().getId());
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aStepThatSuppliesWhatIsMissingTakesTheseDocumentsToo() {
    start();
    when(register.required(PROJECT)).thenReturn(List.of(new RequiredDocument("minutes", "会议纪要", "", "", "评审", "JS-09", null),
        new RequiredDocument("plan", "方案", "", "", "编制方案", "JS-08", version("plan", 1, "plan.docx", "方案", Instant.now()))));
    identity.setAuthentication("admin", List.of("camunda-admin"));

    tasks.setVariable(task().getId(), "minutes", file("minutes.docx", "纪要"));
    assertRefused(() -> tasks.setVariable(task().getId(), "plan", file("plan.docx", "另一方案")),
        "“plan”不由步骤“编写报告”填写，不能写入；只能写入该步骤的表单字段和应交文件", "plan");
  }

  @Test
  void aNewVersionMustDifferFromTheOneBeforeTheTask() {
    start();
    Instant started = EngineTimes.exact(task().getCreateTime().toInstant(), task().getId());
    when(register.all(PROJECT)).thenReturn(List.of(
        version("report", 1, "report.docx", "报告", started.minusMillis(1)),
        version("budget", 1, "budget.xlsx", "预算", started.plusMillis(1))));

    assertRefused(() -> tasks.complete(task().getId(), written()),
        "《分析报告》(report)与第 1 版（report.docx）内容相同，应提交修改后的新版本", "report");
    tasks.complete(task().getId(), written().putValue("report", file("report.docx", "报告，修改后")));
    assertThat(task("单位汇报")).isNotNull();
  }

  @Test
  void aDecisionWithoutResultNamesItsInputs() {
    start();

    assertRefused(() -> tasks.complete(task().getId(), written().putValue("buildType", "XX")),
        "决策表 submission-authority 没有适用的规则：buildType=XX, stage=FINAL", "authority");
    runtime.setVariable(task().getExecutionId(), "authority", "left from before");
    VariableMap withoutType = written();
    withoutType.remove("buildType");
    assertRefused(() -> tasks.complete(task().getId(), withoutType),
        "决策表 submission-authority 没有适用的规则：buildType=（无）, stage=FINAL", "authority");
  }

  @Test
  void aNewlyDeployedFormCountsAtOnceAndAMissingOneStopsTheStep() {
    start();
    repository.createDeployment().addString("submission-write.form",
        """
        {"id":"submission-write","components":[{"type":"textfield","key":"note","label":"备注","validate":{"required":true}}]}""").deploy();
    assertRefused(() -> tasks.complete(task().getId(), written()), "“备注”不能为空", "note");

    repository.createDeploymentQuery().list().stream()
        .filter(deployment -> repository.getDeploymentResourceNames(deployment.getId()).contains("submission-write.form"))
        .forEach(deployment -> repository.deleteDeployment(deployment.getId()));
    assertThatThrownBy(() -> tasks.complete(task().getId(), written()))
        .rootCause().isInstanceOf(NotFoundException.class).hasMessage("表单 submission-write 尚未部署");
  }

  @Test
  void stepPropertiesReadTheModel() {
    ProcessInstance instance = start();
    StepProperties step = StepProperties.of((FlowElement)
        repository.getBpmnModelInstance(instance.getProcessDefinitionId()).getModelElementById("UserTask_Write"));

    assertThat(step.stepId()).isEqualTo("UserTask_Write");
    assertThat(step.stepName()).isEqualTo("编写报告");
    assertThat(step.clause()).contains("JS-03");
    assertThat(step.get("absent")).isEmpty();
    assertThat(step.pairs("outputs")).containsExactly(Map.entry("report", "分析报告"), Map.entry("budget", "预算表"));
    assertThat(step.pairs("absent")).isEmpty();
  }

  private ProcessInstance start() {
    return runtime.startProcessInstanceByKey("submission", PROJECT, Variables.putValue("projectName", "档案系统")
        .putValue("requirement", file("requirement.docx", "需求")).putValue("units", List.of("甲", "乙")));
  }

  private static VariableMap written() {
    return Variables.putValue("conclusion", "FEASIBLE").putValue("buildType", "SELF_BUILT").putValue("again", false)
        .putValue("report", file("report.docx", "报告")).putValue("budget", file("budget.xlsx", "预算"));
  }

  private Task task() {
    return tasks.createTaskQuery().singleResult();
  }

  private Task task(String name) {
    return tasks.createTaskQuery().taskName(name).list().get(0);
  }

  private void deploy(String... files) {
    DeploymentBuilder deployment = repository.createDeployment();
    for (String file : files) {
      deployment.addInputStream(file, getClass().getResourceAsStream("/step/" + file));
    }
    deployment.deploy();
  }

  private static FileValue file(String name, String content) {
    return Variables.fileValue(name).file(content.getBytes()).create();
  }

  private static DocumentVersion version(String variable, int version, String fileName, String content, Instant created) {
    return new DocumentVersion("1", PROJECT, variable, variable, "", "", version, fileName, "application/octet-stream",
        content.getBytes().length, Sha256.of(content.getBytes()), "li", "李", created, "submission", "1", "UserTask_Write", "编写报告", "JS-03");
  }

  private static void assertRefused(ThrowingCallable submission, String message, String... fields) {
    assertThatThrownBy(submission).isInstanceOfSatisfying(RuleViolationException.class, e -> {
      assertThat(e).hasMessage(message);
      assertThat(e.getViolations()).extracting("field").containsExactly((Object[]) fields);
    });
  }
}
