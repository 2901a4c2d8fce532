package cn.pmo.itproject.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.construction.ConstructionProcess;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.scenario.ProcessTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long what happened in a project, and its documents with it, is kept. */
@ProcessTest
class RetentionTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final byte[] CONTENT = "需求".getBytes(StandardCharsets.UTF_8);

  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private HistoryService historyService;
  @Autowired
  private ManagementService managementService;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private DocumentRegister documents;

  @Test
  void aFiledProjectIsKeptAsLongAsItsArchiveCountedFromTheNextYear() {
    HistoricProcessInstance filed = run(30);
    assertThat(filed.getRemovalTime().toInstant().atZone(ZONE).toLocalDateTime())
        .isEqualTo((filed.getEndTime().toInstant().atZone(ZONE).getYear() + 31) + "-01-01T00:00:00");
  }

  @Test
  void soIsEverythingInThePhasesOfTheProject() {
    HistoricProcessInstance filed = run(30);
    HistoricProcessInstance phase =
        historyService.createHistoricProcessInstanceQuery().superProcessInstanceId(filed.getId()).singleResult();
    assertThat(phase.getRemovalTime()).isEqualTo(filed.getRemovalTime());
    HistoricVariableInstance document = historyService.createHistoricVariableInstanceQuery().processInstanceId(phase.getId())
        .variableName("requirement").disableBinaryFetching().singleResult();
    assertThat(document.getRemovalTime()).isEqualTo(filed.getRemovalTime());
  }

  @Test
  void aTermShorterThanTheModelsDoesNotShortenThat() {
    assertThat(kept(run(1))).isEqualTo(Duration.ofDays(3650));
  }

  @Test
  void aProjectThatWasNeverFiledIsKeptAsItsModelSays() {
    assertThat(kept(run(null))).isEqualTo(Duration.ofDays(3650));
  }

  @Test
  void ofWhatWasRemovedTheListStaysAndSaysWhereTheContentIs() {
    HistoricProcessInstance filed = run(30);
    DocumentVersion document = documents.all(filed.getBusinessKey()).get(0);
    assertThat(documents.content(document.id())).isEqualTo(CONTENT);
    historyService.createHistoricProcessInstanceQuery().superProcessInstanceId(filed.getId()).list()
        .forEach(phase -> historyService.deleteHistoricProcessInstance(phase.getId()));
    assertThat(documents.all(filed.getBusinessKey())).extracting(DocumentVersion::sha256).containsExactly(document.sha256());
    assertThatThrownBy(() -> documents.content(document.id())).isInstanceOf(NotFoundException.class).hasMessageContaining("保管期限已满");
  }

  /** Whose time is over goes with its documents; what has to be kept longer, and the list of documents, stay. */
  @Test
  void theCleanUpRemovesWhatIsDueAndNothingElse() {
    HistoricProcessInstance filed = run(30);
    HistoricProcessInstance due = run(null);
    Date late = Date.from(due.getRemovalTime().toInstant().plus(Duration.ofDays(1)));
    assertThat(late).isBefore(filed.getRemovalTime());
    assertThat(rowsOf(due)).isPositive();
    try {
      ClockUtil.setCurrentTime(late);
      String cleanUp = historyService.cleanUpHistoryAsync(true).getId();
      // Each run takes a batch of each kind of rows, of other tests' history, too.
      for (int run = 0; run < 200 && rowsOf(due) > 0; run++) {
        managementService.executeJob(cleanUp);
      }
    } finally {
      ClockUtil.reset();
      historyService.findHistoryCleanupJobs().forEach(job -> managementService.deleteJob(job.getId()));
    }
    assertThat(rowsOf(due)).isZero();
    assertThat(instances(due.getBusinessKey())).isZero();
    assertThat(instances(filed.getBusinessKey())).isEqualTo(2);
    DocumentVersion gone = documents.all(due.getBusinessKey()).get(0);
    assertThatThrownBy(() -> documents.content(gone.id())).isInstanceOf(NotFoundException.class).hasMessageContaining("保管期限已满");
    assertThat(documents.content(documents.all(filed.getBusinessKey()).get(0).id())).isEqualTo(CONTENT);
  }

  /** What is kept of a project in the table of contents and in that of variables. */
  private long rowsOf(HistoricProcessInstance project) {
    return jdbc.sql("select (select count(*) from ACT_GE_BYTEARRAY where ROOT_PROC_INST_ID_ = :root)"
        + " + (select count(*) from ACT_HI_VARINST where ROOT_PROC_INST_ID_ = :root)").param("root", project.getId()).query(Long.class).single();
  }

  private long instances(String businessKey) {
    return historyService.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).count();
  }

  private static Duration kept(HistoricProcessInstance instance) {
    return Duration.between(instance.getEndTime().toInstant(), instance.getRemovalTime().toInstant());
  }

  /** A project with one phase and the step that files it. */
  private HistoricProcessInstance run(Integer years) {
    repositoryService.createDeployment()
        .addModelInstance("retention.bpmn", Bpmn.createExecutableProcess("retention-test").camundaHistoryTimeToLiveString("P3650D")
            .startEvent().callActivity("CallActivity_Phase").calledElement("retention-phase")
            .camundaInBusinessKey("#{execution.processBusinessKey}").userTask("UserTask_File").endEvent().done())
        .addModelInstance("retention-phase.bpmn", Bpmn.createExecutableProcess("retention-phase").camundaHistoryTimeToLiveString("P3650D")
            .startEvent().userTask("UserTask_Deliver").endEvent().done())
        .enableDuplicateFiltering(true).deploy();
    String instance = runtimeService.startProcessInstanceByKey("retention-test", "XM-RETENTION-" + Instant.now()).getId();
    String phase = runtimeService.createProcessInstanceQuery().superProcessInstanceId(instance).singleResult().getId();
    taskService.complete(taskService.createTaskQuery().processInstanceId(phase).singleResult().getId(),
        Map.of("requirement", Variables.fileValue("a.txt").file(CONTENT).create()));
    String file = taskService.createTaskQuery().processInstanceId(instance).singleResult().getId();
    if (years == null) {
      taskService.complete(file);
    } else {
      taskService.complete(file, Map.of(ConstructionProcess.RETENTION_YEARS, years));
    }
    return historyService.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult();
  }
}
