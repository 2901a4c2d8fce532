package cn.pmo.itproject.notification;

import cn.pmo.itproject.engine.ColumnTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What became of the mail to each recipient of a notice. A sent mail cannot be rolled back, so its record is kept in transactions of its
 * own and outlives a failure of the job that sent it. Before the mail is sent it is claimed: a second attempt at the same mail, begun
 * because the lock of the job ran out while the server took its time, leaves it alone.
 */
@Repository
@EnableConfigurationProperties(MailSettings.class)
class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** A database that is restarted is back by then: with the waits for a connection this is about a minute. */
  private static final int MOST_RECORDINGS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_NAME = 255;

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;
  /** Longer than a mail takes with a slow server. Whoever claimed one before that no longer lives. */
  private final Duration claim;
  private final Duration firstPause;

  @Autowired
  Deliveries(JdbcClient jdbc, PlatformTransactionManager transactionManager, MailSettings settings) {
    this(jdbc, transactionManager, settings.claim(), FIRST_PAUSE);
  }

  Deliveries(JdbcClient jdbc, PlatformTransactionManager transactionManager, Duration claim, Duration firstPause) {
    this.jdbc = jdbc;
    this.claim = claim;
    this.ownTransaction = new TransactionTemplate(transactionManager);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.firstPause = firstPause;
  }

  /** What became of a mail. */
  enum Outcome {
    /** It is on its way to the server, or it is not known whether the server took it. */
    SENDING,
    /** The mail server has taken it. */
    SENT,
    /** The user has no address. */
    NO_ADDRESS,
    /** The task was done, or the user gone, before it could be sent. */
    OUTDATED
  }

  /**
   * One mail.
   *
   * @param recipient as in the variable of the process
   * @param name of the recipient as people know him
   * @param messageId null if none was made
   */
  record Delivery(String processInstanceId, String recipient, NoticeEvent event, String projectCode, String name, String email,
      String messageId) {
  }

  private record Standing(Outcome outcome, Instant since) {
  }

  /**
   * Whether nothing is left to do for a recipient.
   *
   * @throws MailPostponedException if the mail is being sent, or may have been a moment ago
   */
  boolean isSettled(String processInstanceId, String recipient) {
    Optional<Standing> standing = jdbc.sql("select outcome, settled_at from notice_delivery where process_instance_id = ? and recipient = ?")
        .params(processInstanceId, recipient)
        .query((row, index) -> new Standing(Outcome.valueOf(row.getString("outcome")), ColumnTimes.instant(row, "settled_at"))).optional();
    Instant oldest = Instant.now().minus(claim);
    if (standing.filter(found -> found.outcome() == Outcome.SENDING && found.since().isAfter(oldest)).isPresent()) {
      throw claimed(recipient);
    }
    return standing.filter(found -> found.outcome() != Outcome.SENDING).isPresent();
  }

  private MailPostponedException claimed(String recipient) {
    return new MailPostponedException("发给 " + recipient + " 的邮件正由另一次尝试发送，" + claim.toMinutes() + " 分钟仍无结果才再次发送");
  }

  /**
   * Claims a mail that is to be sent now, visibly for everybody, and takes over a claim that is too old.
   *
   * @return since when it is claimed, for {@link #release}
   * @throws MailPostponedException if another attempt has claimed or sent it
   */
  Instant claim(Delivery delivery) {
    Instant now = Instant.now();
    try {
      ownTransaction.executeWithoutResult(status -> {
        int takenOver = jdbc.sql("""
            update notice_delivery set settled_at = ?
            where process_instance_id = ? and recipient = ? and outcome = ? and settled_at <= ?""")
            .params(ColumnTimes.utc(now), delivery.processInstanceId(), delivery.recipient(), Outcome.SENDING.name(),
                ColumnTimes.utc(now.minus(claim))).update();
        if (takenOver == 0) {
          add(delivery, Outcome.SENDING, now);
        }
      });
    } catch (DuplicateKeyException e) {
      throw claimed(delivery.recipient());
    }
    return now;
  }

  /** Lets the next attempt send a mail that certainly was not taken. */
  void release(Delivery delivery, Instant claimedAt) {
    ownTransaction.executeWithoutResult(status -> jdbc.sql("""
        delete from notice_delivery where process_instance_id = ? and recipient = ? and outcome = ? and settled_at = ?""")
        .params(delivery.processInstanceId(), delivery.recipient(), Outcome.SENDING.name(), ColumnTimes.utc(claimedAt)).update());
  }

  /**
   * Records at once, whatever becomes of the current transaction, that the server has taken a mail. A failure of the database does not end
   * it at once: without the record the mail would be sent again.
   *
   * @param alongWith what is recorded in the same transaction; may be done more than once
   */
  void sent(Delivery delivery, Runnable alongWith) {
    Duration pause = firstPause;
    for (int attempt = 1;; attempt++) {
      try {
        ownTransaction.executeWithoutResult(status -> {
          settle(delivery, Outcome.SENT);
          alongWith.run();
        });
        return;
      } catch (RuntimeException e) {
        if (attempt == MOST_RECORDINGS || !paused(pause)) {
          LOG.error("The server has taken mail {} to {}, but that could not be recorded; it is sent again in {} minutes",
              delivery.messageId(), delivery.recipient(), claim.toMinutes());
          throw e;
        }
        LOG.warn("The record that mail {} to {} was sent failed, attempt {} follows: {}", delivery.messageId(), delivery.recipient(),
            attempt + 1, e.getMessage());
        pause = pause.multipliedBy(2);
      }
    }
  }

  private static boolean paused(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Records in the current transaction why there is no mail. */
  void notSent(Delivery delivery, Outcome outcome) {
    settle(delivery, outcome);
  }

  private void settle(Delivery d, Outcome outcome) {
    Instant now = Instant.now();
    int known = jdbc.sql("update notice_delivery set outcome = ?, settled_at = ? where process_instance_id = ? and recipient = ?")
        .params(outcome.name(), ColumnTimes.utc(now), d.processInstanceId(), d.recipient()).update();
    if (known == 0) {
      add(d, outcome, now);
    }
  }

  private void add(Delivery d, Outcome outcome, Instant at) {
    jdbc.sql("""
        insert into notice_delivery (process_instance_id, recipient, event, project_code, recipient_name, email, outcome, message_id,
          settled_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(d.processInstanceId(), d.recipient(), d.event().name(), d.projectCode(),
            d.name().substring(0, d.name().offsetByCodePoints(0, Math.min(LONGEST_NAME, d.name().codePointCount(0, d.name().length())))),
            d.email(), outcome.name(), d.messageId(), ColumnTimes.utc(at)))
        .update();
  }
}
