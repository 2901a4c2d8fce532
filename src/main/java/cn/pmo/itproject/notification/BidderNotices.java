package cn.pmo.itproject.notification;

import cn.pmo.itproject.engine.ColumnTimes;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which bidders have been mailed the result of a procurement; nobody gets it twice, even if the step is repeated. */
@Repository
class BidderNotices {

  private final JdbcClient jdbc;

  BidderNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean contains(String procurement, String bidder) {
    return jdbc.sql("select count(*) from bidder_notice where process_instance_id = ? and bidder = ?")
        .params(procurement, bidder).query(Integer.class).single() > 0;
  }

  /** Within the current transaction. */
  void add(String procurement, String bidder, String projectCode, String email, boolean won) {
    jdbc.sql("insert into bidder_notice (process_instance_id, bidder, project_code, email, won, sent_at) values (?, ?, ?, ?, ?, ?)")
        .params(procurement, bidder, projectCode, email, won, ColumnTimes.utc(Instant.now())).update();
  }
}
