package cn.pmo.itproject.fault;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing fails: what the other scenarios are to be compared with. */
class UndisturbedFault {

  @Test
  void projectsReachTheArchiveOverTwoNodes() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(3, 2);
    Counts counts = new Counts("Nothing fails", projects + " projects from requirement to archive, every request through the other one of two nodes.");
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, null);
      traffic.awaitAll(Duration.ofMinutes(10));
      Mails.settle(cluster, traffic.projects());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.exactly("failed requests", 0, traffic.answers().failed());
      counts.note("answers", traffic.answers());
      counts.report();
    }
  }
}
