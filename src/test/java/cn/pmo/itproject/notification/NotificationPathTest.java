package cn.pmo.itproject.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import cn.pmo.itproject.collaboration.TaskCollaboration;
import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.notification.Deliveries.Delivery;
import cn.pmo.itproject.procurement.ProcurementProcess;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.project.ProjectPhases;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.scenario.MailProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** From what happens to the mail about it, against the deployed process. */
@MailProcessTest
class NotificationPathTest {

  private static final String NETWORK = "member-of-network-admin";
  private static final String COLLEAGUE = "mail-colleague";
  private static final String DIRECTOR = "member-of-it-center-director";
  private static final int CLOSED_PORT = 1;

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private Notices notices;
  @Autowired
  private NoticePreferences preferences;
  @Autowired
  private TaskCollaboration collaboration;
  @Autowired
  private ProjectPhases phases;
  @Autowired
  private GreenMail mailServer;
  @Autowired
  private JavaMailSenderImpl mailSender;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private ManagementService managementService;
  @Autowired
  private HistoryService historyService;
  @Autowired
  private ProcessEngineConfigurationImpl configuration;
  @Autowired
  private PlatformTransactionManager transactions;
  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void peopleWithAddressesAndNothingOnTheWay() throws FolderException {
    people.colleague(COLLEAGUE, "network-admin");
    for (String id : List.of(NETWORK, COLLEAGUE, DIRECTOR, "member-of-it-leading-group", "member-of-requesting-department")) {
      address(id, id + "@city.example");
    }
    runtimeService.createProcessInstanceQuery().processDefinitionKey(NotificationProcess.KEY).list()
        .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "test"));
    jdbc.sql("delete from notice_preference").update();
    mailServer.purgeEmailFromAllMailboxes();
    if (repositoryService.createProcessDefinitionQuery().processDefinitionKey("errand").count() == 0) {
      repositoryService.createDeployment().addModelInstance("errand.bpmn", Bpmn.createExecutableProcess("errand").name("用印流程")
          .camundaHistoryTimeToLive(1).startEvent().userTask("stamp").name("盖章").camundaCandidateGroups("network-admin").endEvent().done())
          .deploy();
    }
  }

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  private void address(String userId, String email) {
    User user = identityService.createUserQuery().userId(userId).singleResult();
    user.setEmail(email);
    identityService.saveUser(user);
  }

  // --- tasks --------------------------------------------------------------------------------------------------------

  @Test
  void whoMayTakeANewTaskOnGetsALinkToIt() throws Exception {
    // A Friday whose Saturday is worked, at 16:00 in Shanghai.
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-10-09T08:00:00Z")));
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task("UserTask_CollectStandards");

    assertThat(recipients()).containsExactlyInAnyOrder(NETWORK + "@city.example", COLLEAGUE + "@city.example");
    MimeMessage mail = mailTo(NETWORK);
    assertThat(mail.getSubject()).isEqualTo("【新任务】" + task.getName() + "：卷烟配送线路优化（" + project.projectCode() + "）");
    assertThat(text(mail)).contains("可以由您认领", "办理期限：2026年10月10日 16:00", "还剩 1 个工作日",
        "https://it.city.example/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=" + task.getId());
    assertThat(page(mail)).contains("<html", task.getName(), "task=" + task.getId());
    assertThat(endEvents(project.projectCode())).containsExactly("EndEvent_MailsSent");
    assertThat(outcomes(project.projectCode())).containsExactly("SENT", "SENT");
    assertThat(mail.getMessageID()).isNotEqualTo(mailTo(COLLEAGUE).getMessageID()).endsWith("@city.example>");
  }

  @Test
  void noMailForAStepThatRolledBackNoneMissingForOneThatCommitted() {
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      runtimeService.startProcessInstanceByKey("errand");
      status.setRollbackOnly();
    });
    assertThat(onTheWay()).isZero();
    new TransactionTemplate(transactions).executeWithoutResult(status -> runtimeService.startProcessInstanceByKey("errand"));
    assertThat(onTheWay()).isEqualTo(1);
    assertThat(recipients()).as("before the job").isEmpty();
    runJobs();
    assertThat(recipients()).hasSize(2);
  }

  @Test
  void aTaskOfAnyProcessIsToldButNotToWhoTakesItOn() throws Exception {
    runtimeService.startProcessInstanceByKey("errand");
    runJobs();
    assertThat(mailTo(NETWORK).getSubject()).isEqualTo("【新任务】盖章：用印流程");
    Task task = taskService.createTaskQuery().taskDefinitionKey("stamp").orderByTaskCreateTime().desc().list().get(0);
    people.as(NETWORK, () -> {
      taskService.claim(task.getId(), NETWORK);
      return null;
    });
    assertThat(onTheWay()).as("after the claim").isZero();
    taskService.setAssignee(task.getId(), COLLEAGUE);
    runJobs();
    assertThat(recipients()).containsExactlyInAnyOrder(NETWORK + "@city.example", COLLEAGUE + "@city.example", COLLEAGUE + "@city.example");
    assertThat(text(mailTo(COLLEAGUE))).contains("已分配给您");
  }

  @Test
  void aTaskWithoutANameIsToldByItsIdInTheModel() throws Exception {
    String deployment = repositoryService.createDeployment().addModelInstance("nameless.bpmn", Bpmn.createExecutableProcess("nameless")
        .camundaHistoryTimeToLive(1).startEvent().userTask("stamp").camundaCandidateGroups("network-admin").endEvent().done())
        .deploy().getId();
    try {
      runtimeService.startProcessInstanceByKey("nameless");
      runJobs();
      assertThat(mailTo(NETWORK).getSubject()).isEqualTo("【新任务】stamp：nameless");
    } finally {
      repositoryService.deleteDeployment(deployment, true);
    }
  }

  @Test
  void nobodyIsToldOfATaskThatWasTakenOnOrDoneMeanwhile() {
    String instance = runtimeService.startProcessInstanceByKey("errand").getId();
    Task task = taskService.createTaskQuery().processInstanceId(instance).singleResult();
    people.as(NETWORK, () -> {
      taskService.claim(task.getId(), NETWORK);
      return null;
    });
    runJobs();
    runtimeService.startProcessInstanceByKey("errand");
    taskService.createTaskQuery().taskDefinitionKey("stamp").list().forEach(open -> taskService.complete(open.getId()));
    runJobs();

    assertThat(recipients()).isEmpty();
    assertThat(onTheWay()).isZero();
  }

  @Test
  void aMailThatCouldNotBeSentInTimeIsNotSentLate() {
    String instance = runtimeService.startProcessInstanceByKey("errand").getId();
    managementService.executeJob(job().getId());
    taskService.complete(taskService.createTaskQuery().processInstanceId(instance).singleResult().getId());
    runJobs();
    assertThat(recipients()).isEmpty();
    assertThat(outcomes(null)).contains("OUTDATED");
  }

  @Test
  void whoIsHandedATaskIsToldByWhomAndWhy() throws Exception {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task("UserTask_CollectStandards");
    project.claim(NETWORK, task);
    mailServer.purgeEmailFromAllMailboxes();
    people.as(NETWORK, () -> {
      collaboration.transfer(task.getId(), COLLEAGUE, "本周出差，请接手");
      return null;
    });
    runJobs();
    assertThat(recipients()).containsExactly(COLLEAGUE + "@city.example");
    assertThat(text(last())).contains("交给了您（转办）", "说明：本周出差，请接手");
  }

  @Test
  void whatComesBackIsToldWithItsReasons() throws Exception {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach("UserTask_ApproveFeasibility");
    mailServer.purgeEmailFromAllMailboxes();
    project.reject("UserTask_ApproveFeasibility");
    Task task = project.task("UserTask_AnalyseFeasibility");
    MimeMessage mail = mailTo(DIRECTOR);
    assertThat(mail.getSubject()).startsWith("【任务退回】" + task.getName());
    assertThat(text(mail)).contains("原因：论证不充分", "建议：补充论证后重新提交", "结论：");
    assertThat(subjects()).noneMatch(subject -> subject.startsWith("【新任务】" + task.getName()));
  }

  @Test
  void nobodyIsToldWhatHeDoesNotWantToKnowAndWhoHasNoAddressIsSkipped() {
    preferences.set(NETWORK, NoticeEvent.NEW_TASK, false);
    address(COLLEAGUE, null);
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    assertThat(recipients()).isEmpty();
    assertThat(outcomes(project.projectCode())).containsExactly("NO_ADDRESS");
    assertThat(endEvents(project.projectCode())).containsExactly("EndEvent_MailsSent");

    preferences.set(COLLEAGUE, NoticeEvent.NEW_TASK, false);
    Scenario other = scenarios.start(ApprovalProcess.KEY);
    assertThat(endEvents(other.projectCode())).containsExactly("EndEvent_NobodyNotified");
  }

  // --- failures -----------------------------------------------------------------------------------------------------

  @Test
  void aJobThatIsRepeatedMailsOnce() {
    runtimeService.startProcessInstanceByKey("errand");
    managementService.executeJob(job().getId());
    Job mail = jobs().get(0);
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      managementService.executeJob(mail.getId());
      status.setRollbackOnly();
    });
    assertThat(recipients()).hasSize(1);
    runJobs();
    assertThat(recipients()).containsExactlyInAnyOrder(NETWORK + "@city.example", COLLEAGUE + "@city.example");
    assertThat(onTheWay()).isZero();
  }

  @Test
  void whatOneAttemptIsSendingAnotherOneLeavesAlone() throws Exception {
    int port = mailSender.getPort();
    runtimeService.startProcessInstanceByKey("errand");
    managementService.executeJob(job().getId());
    Job mail = jobs().get(0);
    try (StubbornMailServer slow = StubbornMailServer.pondering()) {
      mailSender.setPort(slow.port());
      Thread first = new Thread(() -> {
        try {
          managementService.executeJob(mail.getId());
        } catch (OptimisticLockingException e) {
          // The second attempt put the job off, which is done once more and finds the mail sent.
        }
      });
      first.start();
      slow.awaitMail();
      assertThatThrownBy(() -> managementService.executeJob(mail.getId())).hasMessageContaining("另一次尝试");
      assertThat(refreshed(mail).getRetries()).isEqualTo(mail.getRetries());
      slow.answer();
      first.join();
      runJobs();
      assertThat(slow.taken()).containsExactlyInAnyOrder(NETWORK + "@city.example", COLLEAGUE + "@city.example");
    } finally {
      mailSender.setPort(port);
    }
  }

  @Test
  void aMailTheServerDidNotConfirmIsSentAgainAfterTenMinutesOnly() {
    int port = mailSender.getPort();
    Object patience = mailSender.getJavaMailProperties().get("mail.smtp.timeout");
    runtimeService.startProcessInstanceByKey("errand");
    managementService.executeJob(job().getId());
    Job mail = jobs().get(0);
    try (StubbornMailServer silent = StubbornMailServer.pondering()) {
      mailSender.setPort(silent.port());
      mailSender.getJavaMailProperties().setProperty("mail.smtp.timeout", "500");
      assertThatThrownBy(() -> managementService.executeJob(mail.getId())).hasMessageContaining("未得到应答");
    } finally {
      mailSender.setPort(port);
      mailSender.getJavaMailProperties().put("mail.smtp.timeout", patience);
    }
    claimed(mail, Duration.ofMinutes(9));
    assertThatThrownBy(() -> managementService.executeJob(mail.getId())).hasMessageContaining("另一次尝试");
    assertThat(recipients()).isEmpty();
    claimed(mail, Duration.ofMinutes(11));
    managementService.executeJob(mail.getId());
    assertThat(recipients()).hasSize(1);
    assertThat(outcome(mail.getProcessInstanceId())).containsExactly("SENT");
  }

  private void claimed(Job mail, Duration ago) {
    jdbc.sql("update notice_delivery set settled_at = ? where process_instance_id = ? and outcome = 'SENDING'")
        .params(ColumnTimes.utc(Instant.now().minus(ago)), mail.getProcessInstanceId()).update();
  }

  private List<String> outcome(String instance) {
    return jdbc.sql("select outcome from notice_delivery where process_instance_id = ?").param(instance).query(String.class).list();
  }

  @Test
  void aDatabaseThatIsAwayForAMomentDoesNotMakeASecondMail() {
    Delivery delivery = new Delivery("instance-" + UUID.randomUUID(), NETWORK, NoticeEvent.NEW_TASK, "XM-2026-9997", "张伟", "z@city.example",
        "1@city.example");
    AtomicInteger attempts = new AtomicInteger();
    PlatformTransactionManager unsteady = mock(PlatformTransactionManager.class, delegatesTo(transactions));
    doAnswer(call -> {
      if (attempts.incrementAndGet() <= 2) {
        throw new CannotCreateTransactionException("no connection");
      }
      return transactions.getTransaction(call.getArgument(0));
    }).when(unsteady).getTransaction(any());
    doAnswer(call -> {
      transactions.commit(call.getArgument(0));
      if (attempts.get() == 3) {
        throw new TransactionSystemException("the answer to the commit is lost");
      }
      return null;
    }).when(unsteady).commit(any());
    new Deliveries(jdbc, unsteady, Duration.ofMinutes(10), Duration.ZERO).sent(delivery, () -> { });
    assertThat(attempts).hasValue(4);
    assertThat(outcome(delivery.processInstanceId())).containsExactly("SENT");
  }

  @Test
  void aServerThatStaysDownIsAnIncidentForEachRecipientUntilItIsRepeated() {
    int port = mailSender.getPort();
    mailSender.setPort(CLOSED_PORT);
    try {
      runtimeService.startProcessInstanceByKey("errand");
      managementService.executeJob(job().getId());
      assertThat(jobs()).hasSize(2).allSatisfy(job -> assertThat(job.getPriority()).isNegative());
      for (Job job : jobs()) {
        assertThatThrownBy(() -> managementService.executeJob(job.getId())).hasMessageContaining("无法使用");
        assertThat(refreshed(job).getRetries()).as("tries left").isEqualTo(6);
        for (int left = 6; left > 0; left--) {
          assertThat(refreshed(job).getDuedate()).isAfter(job.getCreateTime());
          assertThatThrownBy(() -> managementService.executeJob(job.getId())).hasMessageContaining("无法使用");
          assertThat(refreshed(job).getRetries()).isEqualTo(left - 1);
        }
      }
      assertThat(incidents()).hasSize(2).allSatisfy(incident -> {
        assertThat(incident.getActivityId()).isEqualTo(NotificationProcess.SEND_TASK_SEND_MAIL);
        assertThat(incident.getIncidentMessage()).contains("@city.example>", "127.0.0.1:1", "无法使用");
      });
    } finally {
      mailSender.setPort(port);
    }
    jobs().forEach(job -> managementService.setJobRetries(job.getId(), 1));
    runJobs();
    assertThat(incidents()).isEmpty();
    assertThat(recipients()).containsExactlyInAnyOrder(NETWORK + "@city.example", COLLEAGUE + "@city.example");
  }

  @Test
  void anAddressThatIsRefusedIsAnIncidentAtOnceAndKeepsNobodyBack() {
    int port = mailSender.getPort();
    try (StubbornMailServer stubborn = StubbornMailServer.refusing(COLLEAGUE)) {
      mailSender.setPort(stubborn.port());
      runtimeService.startProcessInstanceByKey("errand");
      managementService.executeJob(job().getId());
      for (Job job : jobs()) {
        try {
          managementService.executeJob(job.getId());
        } catch (RuntimeException e) {
          assertThat(e).hasMessageContaining("被拒收");
        }
      }
      assertThat(stubborn.taken()).containsExactly(NETWORK + "@city.example");
    } finally {
      mailSender.setPort(port);
    }
    assertThat(incidents()).singleElement().satisfies(incident -> assertThat(incident.getIncidentMessage())
        .contains(COLLEAGUE + "@city.example", "550 5.1.1 no such mailbox"));
    // Operations mend the address and repeat the job.
    address(COLLEAGUE, "new-address@city.example");
    jobs().forEach(job -> managementService.setJobRetries(job.getId(), 1));
    runJobs();
    assertThat(recipients()).containsExactly("new-address@city.example");
    assertThat(onTheWay()).isZero();
  }

  @Test
  void aMailWhoseTurnItIsNotComesBackWithoutLosingATry() {
    runtimeService.startProcessInstanceByKey("errand");
    managementService.executeJob(job().getId());
    Job job = jobs().get(0);
    managementService.setJobDuedate(job.getId(), null);
    configuration.getCommandExecutorTxRequiresNew().execute(
        configuration.getFailedJobCommandFactory().getCommand(job.getId(), new IllegalStateException(new MailPostponedException("稍后"))));
    assertThat(refreshed(job).getRetries()).isEqualTo(job.getRetries());
    assertThat(refreshed(job).getDuedate()).isAfter(job.getCreateTime());
    assertThat(incidents()).isEmpty();
  }

  // --- other events -------------------------------------------------------------------------------------------------

  @Test
  void biddersAreToldTheResultOfAProcurementOnce() throws Exception {
    Scenario project = scenarios.start(ProcurementProcess.KEY, "approvedBudget", 1_000_000.0)
        .complete("UserTask_PrepareProcurementRequest").complete("UserTask_SelectProcurementMethod")
        .complete("UserTask_PublishTender", "bidders", List.of(bidder("甲公司", "a"), bidder("乙公司", "b"), bidder("丙公司", "c")))
        .complete("UserTask_EvaluateBids");
    mailServer.purgeEmailFromAllMailboxes();
    int port = mailSender.getPort();
    mailSender.setPort(CLOSED_PORT);
    try {
      assertThatThrownBy(() -> project.complete("UserTask_AwardBid", "winningBidder", "乙公司")).hasMessageContaining("无法使用");
      project.process().isEnded();
    } finally {
      mailSender.setPort(port);
    }
    runJobs();

    assertThat(recipients()).containsExactlyInAnyOrder("a@bidder.example", "b@bidder.example", "c@bidder.example");
    MimeMessage won = Arrays.stream(mailServer.getReceivedMessages()).filter(mail -> to(mail).startsWith("b@")).findFirst().orElseThrow();
    assertThat(text(won)).startsWith("乙公司：").contains("贵单位中选");
    assertThat(won.getSubject()).isEqualTo("采购结果通知：卷烟配送线路优化（" + project.projectCode() + "）");
    assertThat(jdbc.sql("select bidder, won from bidder_notice where project_code = ? order by email").param(project.projectCode())
        .query((row, index) -> tuple(row.getString(1), row.getBoolean(2))).list())
        .containsExactly(tuple("甲公司", false), tuple("乙公司", true), tuple("丙公司", false));

    notices.post(new Notice(NoticeEvent.PROCUREMENT_RESULT, project.projectCode(), null, Set.of(), Set.of(),
        List.of(new Address("甲公司", "a@bidder.example")), Map.of(Notice.Facts.PROCUREMENT, project.instanceId())));
    runJobs();
    assertThat(recipients()).as("after the step was repeated").hasSize(3);
  }

  private static Map<String, Object> bidder(String name, String mailbox) {
    return Map.of("bidder", name, "email", mailbox + "@bidder.example", "quote", 880_000);
  }

  @Test
  void whoTookPartIsToldTheEndOfAProjectButNotWhoEndedIt() throws Exception {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach("UserTask_ApproveFeasibility");
    mailServer.purgeEmailFromAllMailboxes();
    project.terminate("UserTask_ApproveFeasibility");
    assertThat(subjects()).allMatch(subject -> subject.startsWith("【项目结束】卷烟配送线路优化（" + project.projectCode() + "）已终止"));
    assertThat(recipients()).contains(NETWORK + "@city.example", "member-of-requesting-department@city.example")
        .doesNotContain("member-of-it-leading-group@city.example");
    assertThat(text(last())).contains("原因：上级已统一建设", "#/project/" + project.projectCode());
  }

  @Test
  void remindersGoToWhoHasTheTaskAndCopiesToWhoGetsThem() throws Exception {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task("UserTask_CollectStandards");
    project.claim(NETWORK, task);
    mailServer.purgeEmailFromAllMailboxes();
    people.as("member-of-requesting-department", () -> {
      collaboration.remind(task.getId(), "下周一要上会");
      collaboration.copy(task.getId(), List.of(DIRECTOR), "请知悉");
      return null;
    });
    runJobs();
    assertThat(recipients()).containsExactlyInAnyOrder(NETWORK + "@city.example", DIRECTOR + "@city.example");
    assertThat(mailTo(NETWORK).getSubject()).startsWith("【催办】");
    assertThat(text(mailTo(NETWORK))).contains("留言：下周一要上会");
    assertThat(mailTo(DIRECTOR).getSubject()).startsWith("【抄送】");
    assertThat(text(mailTo(DIRECTOR))).contains("留言：请知悉", "#/project/" + project.projectCode());
  }

  @Test
  void whatPeopleAreToldIsNotChangedOnItsWayButAnAddressIs() {
    runtimeService.startProcessInstanceByKey("errand");
    String instance = job().getProcessInstanceId();
    assertThatThrownBy(() -> people.as("member-of-operations", () -> {
      runtimeService.setVariable(instance, NotificationProcess.NOTICE, "{}");
      return null;
    })).isInstanceOf(RuleViolationException.class).hasMessageContaining("notice");
    notices.post(new Notice(NoticeEvent.PROCUREMENT_RESULT, "XM-2026-9998", null, Set.of(), Set.of(),
        List.of(new Address("甲公司", "a@nowhere")), Map.of(Notice.Facts.PROJECT_NAME, "用印系统", Notice.Facts.WINNER, "乙公司")));
    Job offer = managementService.createJobQuery().processInstanceId(instance).singleResult();
    jobs().stream().filter(job -> !job.getId().equals(offer.getId())).forEach(job -> managementService.executeJob(job.getId()));
    Job mail = jobs().stream().filter(job -> !job.getId().equals(offer.getId())).findFirst().orElseThrow();
    runtimeService.setVariableLocal(mail.getExecutionId(), NotificationProcess.RECIPIENT, "甲公司 <a@bidder.example>");
    managementService.executeJob(mail.getId());
    assertThat(recipients()).containsExactly("a@bidder.example");
  }

  @Test
  void whoGotALateStepMeanwhileIsToldToWorkOnItAndTheOthersToSeeToIt() throws Exception {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task("UserTask_CollectStandards");
    mailServer.purgeEmailFromAllMailboxes();
    notices.post(new Notice(NoticeEvent.OVERDUE, project.projectCode(), task.getId(), Set.of(), Set.of(), List.of(), Map.of()));
    notices.post(new Notice(NoticeEvent.ESCALATION, project.projectCode(), task.getId(), Set.of(),
        Set.of("network-admin", "it-center-director"), List.of(), Map.of()));
    project.claim(COLLEAGUE, task);
    runJobs();
    assertThat(subjects()).filteredOn(subject -> subject.startsWith("【任务逾期】")).hasSize(1);
    assertThat(mailTo(COLLEAGUE).getSubject()).startsWith("【任务逾期】" + task.getName());
    assertThat(mailTo(NETWORK).getSubject()).startsWith("【逾期升级】" + task.getName());
    assertThat(text(mailTo(DIRECTOR))).contains("请您督促", "#/project/" + project.projectCode()).doesNotContain("forceDisplayTask");
  }

  // --- apart from the project ---------------------------------------------------------------------------------------

  @Test
  void mailsAboutAProjectAreNoPartOfIt() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    List<String> mails = historyService.createHistoricProcessInstanceQuery().processDefinitionKey(NotificationProcess.KEY)
        .processInstanceBusinessKey(project.projectCode()).list().stream().map(HistoricProcessInstance::getId).toList();
    assertThat(mails).hasSize(1);
    assertThat(phases.ofProject(project.projectCode())).doesNotContainKeys(mails.toArray(String[]::new)).isNotEmpty();
    assertThat(historyService.createHistoricProcessInstanceQuery().processInstanceId(mails.get(0)).singleResult().getStartUserId()).isNull();
  }

  // --- helpers ------------------------------------------------------------------------------------------------------

  private List<Job> jobs() {
    return managementService.createJobQuery().processDefinitionKey(NotificationProcess.KEY).list();
  }

  private Job job() {
    return managementService.createJobQuery().processDefinitionKey(NotificationProcess.KEY).singleResult();
  }

  private Job refreshed(Job job) {
    return managementService.createJobQuery().jobId(job.getId()).singleResult();
  }

  /** All jobs, also those that wait to be tried again. */
  private void runJobs() {
    for (List<Job> jobs = jobs(); !jobs.isEmpty(); jobs = jobs()) {
      managementService.executeJob(jobs.get(0).getId());
    }
  }

  private long onTheWay() {
    return runtimeService.createProcessInstanceQuery().processDefinitionKey(NotificationProcess.KEY).count();
  }

  private List<Incident> incidents() {
    return runtimeService.createIncidentQuery().processDefinitionKeyIn(NotificationProcess.KEY).list();
  }

  private List<String> endEvents(String projectCode) {
    return historyService.createHistoricProcessInstanceQuery().processDefinitionKey(NotificationProcess.KEY)
        .processInstanceBusinessKey(projectCode).list().stream()
        .flatMap(instance -> historyService.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
            .activityType("noneEndEvent").list().stream()).map(HistoricActivityInstance::getActivityId).toList();
  }

  private List<String> outcomes(String projectCode) {
    return jdbc.sql("select outcome from notice_delivery where project_code = ? or project_code is null and ? is null")
        .params(Arrays.asList(projectCode, projectCode)).query(String.class).list();
  }

  private List<String> recipients() {
    return Arrays.stream(mailServer.getReceivedMessages()).map(NotificationPathTest::to).toList();
  }

  private List<String> subjects() {
    return Arrays.stream(mailServer.getReceivedMessages()).map(mail -> {
      try {
        return mail.getSubject();
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }).toList();
  }

  private MimeMessage last() {
    MimeMessage[] mails = mailServer.getReceivedMessages();
    return mails[mails.length - 1];
  }

  private MimeMessage mailTo(String user) {
    return Arrays.stream(mailServer.getReceivedMessages()).filter(mail -> to(mail).equals(user + "@city.example"))
        .reduce((earlier, later) -> later).orElseThrow();
  }

  private static String to(MimeMessage mail) {
    try {
      return ((InternetAddress) mail.getRecipients(RecipientType.TO)[0]).getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return part(mail.getContent(), "text/plain").replace("\r\n", "\n");
  }

  private static String page(MimeMessage mail) throws MessagingException, IOException {
    return part(mail.getContent(), "text/html");
  }

  private static String part(Object content, String type) throws MessagingException, IOException {
    if (content instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = parts.getBodyPart(i).isMimeType(type) ? (String) parts.getBodyPart(i).getContent()
            : part(parts.getBodyPart(i).getContent(), type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
