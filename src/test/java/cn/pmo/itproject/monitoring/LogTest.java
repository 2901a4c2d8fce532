package cn.pmo.itproject.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** What lines of the production's log say about what they are about. */
@HttpProcessTest
class LogTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private Http http;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private ManagementService managementService;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(lines);
  }

  @Test
  void aRefusedCompletionNamesProjectTaskAndPerson() throws IOException {
    Scenario project = scenarios.start("it-project-approval");
    Task task = project.task(project.openSteps().get(0));
    String user = "member-of-" + project.candidateGroups(task).get(0);
    JsonNode refusal = http.answer(user, "POST", "/engine-rest/task/" + task.getId() + "/complete", Map.of("variables", Map.of()), 400);

    JsonNode line = lines.only("RequestLogFilter");
    assertIsAbout(line, project, task, user);
    assertThat(line.path("message").asText()).contains("/complete was answered with 400 after ")
        .endsWith(refusal.path("message").asText());
    assertThat(line.path("status").asInt()).isEqualTo(400);
    assertThat(line.path("log").path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("service").path("node").path("name").asText()).isEqualTo("node-a");
    assertThat(line.path("@timestamp").asText()).isNotEmpty();
  }

  @Test
  void soDoesOneThatIsRefusedBeforeTheProcessIsAsked() throws IOException {
    Scenario project = scenarios.start("it-project-approval");
    Task task = project.task(project.openSteps().get(0));
    String user = "member-of-" + project.candidateGroups(task).get(0);
    http.answer(user, "POST", "/engine-rest/task/" + task.getId() + "/complete",
        Map.of("variables", Map.of("projectCode", Map.of("value", "XM-2000-0001", "type", "String"))), 400);
    assertIsAbout(lines.only("RequestLogFilter"), project, task, user);
  }

  @Test
  void aFailingJobNamesProjectProcessAndItself() throws IOException {
    repositoryService.createDeployment().addModelInstance("log.bpmn", Bpmn.createExecutableProcess("log-test")
        .camundaHistoryTimeToLiveString("P1D").startEvent().serviceTask("ServiceTask_Fail").camundaAsyncBefore()
        .camundaExpression("${missing}").endEvent().done()).deploy();
    String instance = runtimeService.startProcessInstanceByKey("log-test", "XM-2026-9999").getId();
    String job = managementService.createJobQuery().processInstanceId(instance).singleResult().getId();

    runAsJobExecutorDoes(job);

    JsonNode line = lines.only("jobexecutor");
    assertThat(line.path("message").asText()).contains(job);
    assertThat(line.path("projectCode").asText()).isEqualTo("XM-2026-9999");
    assertThat(line.path("processInstanceId").asText()).isEqualTo(instance);
    assertThat(line.path("activityId").asText()).isEqualTo("ServiceTask_Fail");
    assertThat(line.path("jobId").asText()).isEqualTo(job);
    assertThat(line.path("error").path("stack_trace").asText()).contains("missing");
  }

  /** The executor itself runs nothing unless it is active, and then in threads of its own. */
  private void runAsJobExecutorDoes(String job) {
    ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    JobFailureCollector failure = new JobFailureCollector(job);
    Context.setJobExecutorContext(new JobExecutorContext());
    try {
      ExecuteJobHelper.executeJob(job, configuration.getCommandExecutorTxRequired(), failure, new ExecuteJobsCmd(job, failure),
          configuration);
    } catch (RuntimeException e) {
      ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(job, e);
    } finally {
      Context.removeJobExecutorContext();
      MDC.clear();
    }
  }

  private static void assertIsAbout(JsonNode line, Scenario project, Task task, String user) {
    assertThat(line.path("projectCode").asText()).isEqualTo(project.projectCode());
    assertThat(line.path("taskId").asText()).isEqualTo(task.getId());
    assertThat(line.path("processInstanceId").asText()).isEqualTo(task.getProcessInstanceId());
    assertThat(line.path("activityId").asText()).isEqualTo(task.getTaskDefinitionKey());
    assertThat(line.path("userId").asText()).isEqualTo(user);
  }

  /** Keeps events with what their thread had on its lines. */
  private static final class Lines extends ListAppender<ILoggingEvent> {

    Lines() {
      list = new CopyOnWriteArrayList<>();
    }

    @Override
    protected void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      super.append(event);
    }

    List<ILoggingEvent> of(String logger) {
      return list.stream().filter(event -> event.getLoggerName().contains(logger)).toList();
    }

    /** The only event of a logger as production writes it. */
    JsonNode only(String logger) throws IOException {
      List<ILoggingEvent> events = of(logger);
      assertThat(events).hasSize(1);
      MockEnvironment environment = new MockEnvironment().withProperty("it-project.node", "node-a");
      new YamlPropertySourceLoader().load("production", new ClassPathResource("application-production.yml"))
          .forEach(environment.getPropertySources()::addLast);
      LoggerContext context = new LoggerContext();
      context.putObject(Environment.class.getName(), environment);
      StructuredLogEncoder encoder = new StructuredLogEncoder();
      encoder.setContext(context);
      encoder.setFormat(environment.getRequiredProperty("logging.structured.format.console"));
      encoder.setCharset(StandardCharsets.UTF_8);
      encoder.start();
      return JSON.readTree(encoder.encode(events.get(0)));
    }
  }
}
