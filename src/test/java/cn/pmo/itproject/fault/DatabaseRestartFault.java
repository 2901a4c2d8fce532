package cn.pmo.itproject.fault;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The database is stopped and killed while people work; the nodes stay. */
class DatabaseRestartFault {

  private static final int STEPS = Settings.amount(25, 10);
  /** Mails both nodes may have on their way at one moment. */
  private static final int MAILS_UNDER_WAY = 6;

  @Test
  void nodesGoOnWhenTheDatabaseIsBack() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(4, 2);
    Counts counts = new Counts("Database restarted in mid-flow", projects + " projects over both nodes; after " + STEPS
        + " steps the database is stopped (SIGTERM) and started again, after " + STEPS + " more it is killed (SIGKILL) and started again.");
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, Settings.QUICK ? "UserTask_DraftContract" : null);
      traffic.awaitCompleted(STEPS);
      int lost = traffic.answers().failed();
      cluster.database().stop();
      cluster.database().start();
      counts.note("until a step was done again after the stop", nextStep(traffic).toMillis() + " ms");
      traffic.awaitCompleted(traffic.completed() + STEPS);
      cluster.database().kill();
      cluster.database().start();
      counts.note("until a step was done again after the kill", nextStep(traffic).toMillis() + " ms");
      traffic.awaitAll(Duration.ofMinutes(10));
      Mails.settle(cluster, traffic.projects());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 2 * MAILS_UNDER_WAY);
      counts.exactly("nodes that run on", 2, cluster.nodes().stream().filter(Node::isAlive).count())
          .atLeast("requests the database failed", 1, traffic.answers().failed() - lost)
          .exactly("requests without an answer", 0, traffic.answers().of("timeout (submit)") + traffic.answers().of("broken (submit)"))
          .note("answers", traffic.answers())
          .report();
    }
  }

  private static Duration nextStep(Traffic traffic) {
    Instant begin = Instant.now();
    traffic.awaitCompleted(traffic.completed() + 1);
    return Duration.between(begin, Instant.now());
  }
}
