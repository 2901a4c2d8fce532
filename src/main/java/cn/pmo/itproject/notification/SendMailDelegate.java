package cn.pmo.itproject.notification;

import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.notification.Deliveries.Delivery;
import cn.pmo.itproject.notification.Deliveries.Outcome;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.organization.People;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Mails a notice to one recipient. The job may be repeated as often as need be: what is settled stays settled, and what another attempt is
 * sending is left to it. A recipient gets a mail twice, both with the same Message-ID, only if it is not on record what the server did with
 * the first: the node died, or the database stayed away, between the server's answer and the record of it, or there was no answer although
 * the server took the mail. The second one is sent ten minutes later at the earliest.
 */
@Component
class SendMailDelegate implements JavaDelegate {

  private static final Logger LOG = LoggerFactory.getLogger(SendMailDelegate.class);

  private final Mailer mailer;
  private final MailTemplates templates;
  private final Deliveries deliveries;
  private final BidderNotices bidders;
  private final People people;
  private final CurrentUser directory;
  private final Deputies deputies;

  SendMailDelegate(Mailer mailer, MailTemplates templates, Deliveries deliveries, BidderNotices bidders, People people,
      CurrentUser directory, Deputies deputies) {
    this.mailer = mailer;
    this.templates = templates;
    this.deliveries = deliveries;
    this.bidders = bidders;
    this.people = people;
    this.directory = directory;
    this.deputies = deputies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String processInstanceId = execution.getProcessInstanceId();
    String recipient = (String) execution.getVariable(NotificationProcess.RECIPIENT);
    if (deliveries.isSettled(processInstanceId, recipient)) {
      return;
    }
    Notice notice = PostedNotice.of(execution).notice();
    Recipient to = Recipient.read(recipient);
    if (to.userId() == null) {
      sendToOutsider(notice, to.address(), processInstanceId, recipient);
    } else {
      sendToUser(notice, to.userId(), processInstanceId, recipient);
    }
  }

  private void sendToOutsider(Notice notice, Address to, String processInstanceId, String recipient) {
    boolean result = notice.event() == NoticeEvent.PROCUREMENT_RESULT;
    String procurement = notice.facts().getOrDefault(Notice.Facts.PROCUREMENT, processInstanceId);
    Delivery delivery = delivery(notice, processInstanceId, recipient, to.name(), to.email());
    if (result && bidders.contains(procurement, to.name())) {
      deliveries.notSent(delivery, Outcome.OUTDATED);
      return;
    }
    send(delivery, templates.render(notice, to.name(), null), () -> {
      if (result && !bidders.contains(procurement, to.name())) {
        bidders.add(procurement, to.name(), notice.projectCode(), to.email(), to.name().equals(notice.facts().get(Notice.Facts.WINNER)));
      }
    });
  }

  private void sendToUser(Notice notice, String userId, String processInstanceId, String recipient) {
    String name = directory.displayName(userId);
    Optional<String> email = people.emails(Set.of(userId)).getOrDefault(userId, Optional.empty());
    if (NoticeRecipients.isOutdated(notice, OpenTasks.find(notice.taskId()))) {
      deliveries.notSent(delivery(notice, processInstanceId, recipient, name, email.orElse(null)), Outcome.OUTDATED);
    } else if (email.isEmpty()) {
      LOG.info("User {} has no mail address, not mailed: {} of project {}, task {}", userId, notice.event(), notice.projectCode(),
          notice.taskId());
      deliveries.notSent(delivery(notice, processInstanceId, recipient, name, null), Outcome.NO_ADDRESS);
    } else {
      Delivery delivery = delivery(notice, processInstanceId, recipient, name, email.get());
      String principal = deputies.principal(notice.taskId(), userId).map(directory::displayName).orElse(null);
      send(delivery, templates.render(notice, name, principal), () -> { });
    }
  }

  private void send(Delivery delivery, Mail mail, Runnable alongWith) {
    Instant claimedAt = deliveries.claim(delivery);
    try {
      mailer.send(mail, delivery.name(), delivery.email(), delivery.messageId());
    } catch (MailUnansweredException e) {
      // It may have been taken, so the claim keeps the next attempt back for a while.
      throw e;
    } catch (RuntimeException e) {
      try {
        deliveries.release(delivery, claimedAt);
      } catch (RuntimeException unreleased) {
        e.addSuppressed(unreleased);
      }
      throw e;
    }
    deliveries.sent(delivery, alongWith);
  }

  private Delivery delivery(Notice notice, String processInstanceId, String recipient, String name, String email) {
    String id = email == null ? null : Sha256.of((processInstanceId + " " + recipient).getBytes(StandardCharsets.UTF_8))
        .substring(0, 32) + "@" + mailer.domain();
    return new Delivery(processInstanceId, recipient, notice.event(), notice.projectCode(), name, email, id);
  }
}
