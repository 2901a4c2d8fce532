package cn.pmo.itproject.fault;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Both nodes lose the database for half a minute, in the two ways there are: one is told, the other hears nothing. */
class ConnectionCutFault {

  private static final int STEPS = Settings.amount(25, 10);
  /** Mails both nodes may have on their way at one moment. */
  private static final int MAILS_UNDER_WAY = 6;
  private static final Duration CUT = Duration.ofSeconds(30);

  @Test
  void nodesOutliveThirtySecondsWithoutTheDatabase() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(4, 2);
    Counts counts = new Counts("Connection to the database cut for 30 s", projects + " projects over both nodes; after " + STEPS
        + " steps node A's packets vanish and node B's connections are reset and refused, both for 30 s.");
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, Settings.QUICK ? "UserTask_DraftContract" : null);
      traffic.awaitCompleted(STEPS);
      int before = traffic.completed();
      Instant cut = Instant.now();
      cluster.wireA().silence();
      cluster.wireB().cut();
      Await.until("both nodes say they are not ready", CUT, () -> cluster.nodes().stream().noneMatch(Node::isReady));
      counts.note("until both nodes said they were not ready", Duration.between(cut, Instant.now()).toMillis() + " ms");
      Await.pause(CUT.minus(Duration.between(cut, Instant.now())));
      int during = traffic.completed() - before;
      Instant healed = Instant.now();
      cluster.wireA().heal();
      cluster.wireB().heal();
      Await.until("both nodes are ready", Duration.ofSeconds(60), () -> cluster.nodes().stream().allMatch(Node::isReady));
      counts.note("until both nodes were ready again", Duration.between(healed, Instant.now()).toMillis() + " ms");
      traffic.awaitAll(Duration.ofMinutes(10));
      Mails.settle(cluster, traffic.projects());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), MAILS_UNDER_WAY);
      counts.note("steps done during the cut (their answers were under way)", during)
          .exactly("nodes that run on", 2, cluster.nodes().stream().filter(Node::isAlive).count())
          .atLeast("requests that failed", 1, traffic.answers().failed())
          .exactly("requests without an answer", 0, traffic.answers().of("timeout (submit)") + traffic.answers().of("timeout (read)")
              + traffic.answers().of("timeout (claim)"))
          .note("answers", traffic.answers())
          .report();
    }
  }
}
