package cn.pmo.itproject.notification;

import cn.pmo.itproject.engine.ColumnTimes;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of mails is kept as long as the history of the process that sent them. */
@Component
public class OldDeliveries {

  /** As {@code historyTimeToLive} of the process {@code notification}. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient jdbc;

  OldDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Removes, in the current transaction, what is old; not what keeps a mail that still waits from being sent twice. */
  public void remove(Instant now) {
    jdbc.sql("""
        delete from notice_delivery where settled_at < ?
        and not exists (select 1 from ACT_RU_EXECUTION e where e.ID_ = notice_delivery.process_instance_id)""")
        .param(ColumnTimes.utc(now.minus(KEPT))).update();
  }
}
