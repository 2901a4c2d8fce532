package cn.pmo.itproject.notification;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells people by mail what has happened: starts the process {@code notification}, whose jobs do the rest. Without a mail server
 * ({@code spring.mail.host}) what happened goes to the log.
 */
@Service
public class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final ObjectProvider<ProcessEngine> engine;
  private final Mailer mailer;

  Notices(ObjectProvider<ProcessEngine> engine, Mailer mailer) {
    this.engine = engine;
    this.mailer = mailer;
  }

  /** In the current transaction: goes out when, and only when, that commits. */
  public void post(Notice notice) {
    if (mailer.isConfigured()) {
      start(notice);
    } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCommit() {
          log(notice);
        }
      });
    } else {
      log(notice);
    }
  }

  /** No client's doing: nobody needs a right to it, nobody has started it. */
  private void start(Notice notice) {
    IdentityService identityService = engine.getObject().getIdentityService();
    CommandExecutor commands = ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
        .getCommandExecutorTxRequired();
    Authentication user = identityService.getCurrentAuthentication();
    RuntimeService runtime = engine.getObject().getRuntimeService();
    identityService.clearAuthentication();
    try {
      commands.execute(context -> context.runWithoutAuthorization(() -> {
        var start = (ProcessInstantiationBuilderImpl) runtime.createProcessInstanceByKey(NotificationProcess.KEY)
            .businessKey(notice.projectCode())
            .setVariable(NotificationProcess.NOTICE, new PostedNotice(notice, user == null ? null : user.getUserId()).toJson());
        return new StartProcessInstanceCmd(start).execute(context);
      }));
    } finally {
      if (user != null) {
        identityService.setAuthentication(user.getUserId(), user.getGroupIds(), user.getTenantIds());
      }
    }
  }

  private static void log(Notice notice) {
    List<String> outsiders = notice.outsiders().stream().map(Address::toString).toList();
    String facts = notice.facts().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
        .map(fact -> fact.getKey() + "=" + fact.getValue().replaceAll("\\s+", " ")).collect(Collectors.joining(", "));
    LOG.info("No mail server is configured, not mailed: {} project {} task {} users {} groups {} outsiders {} {}", notice.event(),
        notice.projectCode(), notice.taskId(), notice.users(), notice.groups(), outsiders, facts);
  }
}
