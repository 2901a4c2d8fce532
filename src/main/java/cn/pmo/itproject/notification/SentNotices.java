package cn.pmo.itproject.notification;

import cn.pmo.itproject.engine.ColumnTimes;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who has been notified. A sent mail cannot be rolled back, so its record is kept in a transaction of its own and outlives a failure of
 * the job that sent it.
 */
@Repository
class SentNotices {

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  SentNotices(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactionManager);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  boolean contains(ResultNotice notice) {
    return jdbc.sql("select count(*) from bidder_notice where process_instance_id = ? and bidder = ?")
        .params(notice.processInstanceId(), notice.bidder()).query(Integer.class).single() > 0;
  }

  void add(ResultNotice notice) {
    ownTransaction.executeWithoutResult(status -> jdbc
        .sql("insert into bidder_notice (process_instance_id, bidder, project_code, email, won, sent_at) values (?, ?, ?, ?, ?, ?)")
        .params(notice.processInstanceId(), notice.bidder(), notice.projectCode(), notice.email(), notice.won(),
            ColumnTimes.utc(Instant.now()))
        .update());
  }
}
