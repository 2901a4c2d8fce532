package cn.pmo.itproject.fault;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both nodes are stopped and started again in turn, as for an upgrade, while people work through the proxy. */
class RollingStopFault {

  private static final int STEPS = 20;

  @Test
  void nobodyNoticesThatNodesAreStoppedInTurn() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(5, 3);
    Counts counts = new Counts("Both nodes stopped with SIGTERM in turn under load", projects + " projects through HAProxy (src/deployment/haproxy);"
        + " after " + STEPS + " steps SIGTERM to node A, start it again, after " + STEPS + " more SIGTERM to node B, start it again.");
    try (Proxy proxy = new Proxy(Settings.port(7), cluster.a(), cluster.b()); Traffic traffic = new Traffic(List.of(proxy.url()))) {
      // Enough work for both turns: whoever has finished his project starts the next one.
      traffic.keepBusy(projects, null);
      for (Node node : cluster.nodes()) {
        traffic.awaitCompleted(traffic.completed() + STEPS);
        int before = traffic.completed();
        Duration stop = node.terminate();
        counts.note(node.name() + " stopped", "%d ms, exit code %d, %d steps done meanwhile".formatted(stop.toMillis(), node.exitCode(),
            traffic.completed() - before));
        counts.exactly(node.name() + " jobs left taken by the stopped node", 0,
            cluster.database().number("select count(*) from ACT_RU_JOB where LOCK_OWNER_ like ?", node.name() + "/%"));
        traffic.awaitCompleted(traffic.completed() + STEPS);
        node.launch();
        node.awaitReady();
      }
      traffic.awaitCompleted(traffic.completed() + STEPS);
      traffic.enough();
      traffic.awaitAll(Duration.ofMinutes(10));
      Mails.settle(cluster, traffic.projects());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.exactly("failed requests", 0, traffic.answers().failed())
          .exactly("requests refused", 0, traffic.answers().refused())
          .atMost("longest wait of a job in seconds", 5, Books.longestWait(cluster.database(), traffic.projects()))
          .note("answers", traffic.answers())
          .report();
    }
  }
}
