package cn.pmo.itproject.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.ActiveProfiles;

/** What Prometheus gets on the management port. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"management.server.port=0", "management.server.address=127.0.0.1"})
@AutoConfigureObservability(tracing = false)
@ActiveProfiles("test")
class MetricsHttpTest {

  @LocalManagementPort
  private int managementPort;
  @Autowired
  private WorkloadReader reader;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private ManagementService managementService;

  @Test
  void oneAnswerTellsOfTheProjectsTheEngineAndTheMachine() throws Exception {
    HttpResponse<String> metrics = HealthHttpTest.get(managementPort, "/actuator/prometheus");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("itproject_workload_known 1", "itproject_open_tasks{process=\"it-project-approval\"} ",
        "itproject_overdue_tasks{process=\"it-project-approval\"} ", "itproject_jobs{state=\"due\"} ", "itproject_jobs{state=\"waiting\"} ",
        "itproject_jobs{state=\"failed\"} ", "itproject_job_delay_seconds ", "itproject_mails_waiting ", "itproject_mails_failed ",
        "itproject_incidents{process=\"it-project-approval\",type=\"failedJob\"} ", "jvm_memory_used_bytes", "hikaricp_connections_active",
        "process_cpu_usage");
  }

  @Test
  void everythingThatIsOpenIsCountedOnceAndInItsState() {
    repositoryService.createDeployment().addModelInstance("metrics.bpmn", Bpmn.createExecutableProcess("metrics-test")
        .camundaHistoryTimeToLiveString("P1D").startEvent().userTask("UserTask_Work").serviceTask("ServiceTask_Later").camundaAsyncBefore()
        .camundaExpression("${missing}").endEvent().done()).addModelInstance("metrics-above.bpmn",
            Bpmn.createExecutableProcess("metrics-above").camundaHistoryTimeToLiveString("P1D").startEvent()
                .callActivity("CallActivity_Below").calledElement("metrics-test").endEvent().done())
        .deploy();
    Workload before = reader.read();
    assertThat(before.openTasks()).containsEntry("metrics-test", 0L);

    runtimeService.startProcessInstanceByKey("metrics-test");
    runtimeService.startProcessInstanceByKey("metrics-above");
    Task late = taskService.createTaskQuery().processDefinitionKey("metrics-test").list().get(0);
    late.setDueDate(Date.from(Instant.now().minusSeconds(3600)));
    taskService.saveTask(late);
    Workload open = reader.read();
    assertThat(open.openTasks()).containsEntry("metrics-test", 2L);
    assertThat(open.overdueTasks()).containsEntry("metrics-test", 1L);

    runtimeService.suspendProcessInstanceById(late.getProcessInstanceId());
    assertThat(reader.read().overdueTasks()).containsEntry("metrics-test", 0L);
    runtimeService.activateProcessInstanceById(late.getProcessInstanceId());

    taskService.createTaskQuery().processDefinitionKey("metrics-test").list().forEach(task -> taskService.complete(task.getId()));
    Workload due = reader.read();
    assertThat(due.openTasks()).containsEntry("metrics-test", 0L);
    assertThat(due.jobsDue()).isEqualTo(before.jobsDue() + 2);

    Job waiting = managementService.createJobQuery().processDefinitionKey("metrics-test").list().get(0);
    managementService.setJobDuedate(waiting.getId(), Date.from(Instant.now().plusSeconds(3600)));
    Workload later = reader.read();
    assertThat(later.jobsWaiting()).isEqualTo(before.jobsWaiting() + 1);
    assertThat(later.jobsDue()).isEqualTo(before.jobsDue() + 1);

    managementService.setJobRetries(managementService.createJobQuery().processDefinitionKey("metrics-test").list().stream()
        .map(Job::getId).toList(), 0);
    Workload failed = reader.read();
    assertThat(failed.jobsFailed()).isEqualTo(before.jobsFailed() + 2);
    assertThat(failed.incidents()).contains(Map.entry(new Workload.Incidents("metrics-test", "failedJob"), 2L),
        Map.entry(new Workload.Incidents("metrics-above", "failedJob"), 0L));
  }
}
