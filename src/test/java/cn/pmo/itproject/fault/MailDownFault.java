package cn.pmo.itproject.fault;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The mail server is down for the whole life of projects, then comes back. */
class MailDownFault {

  @Test
  void noStepWaitsAndEveryMailArrivesInTheEnd() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(3, 2);
    Counts counts = new Counts("Mail server down for the whole run, then up", projects + " projects from requirement to archive, and one that stays open,"
        + " without a mail server; then it is started and operations repeat the mails that wait.");
    cluster.mail().down();
    int before = cluster.mail().received().size();
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, null);
      traffic.begin(1, "UserTask_AnalyseFeasibility");
      traffic.awaitAll(Duration.ofMinutes(10));
      counts.exactly("mails received meanwhile", 0, cluster.mail().received().size() - before)
          .note("jobs of mails that waited", Mails.waiting(cluster.database(), traffic.projects()))
          .exactly("failed requests", 0, traffic.answers().failed())
          .atMost("longest wait of a job of the projects in seconds", 5, Books.longestWait(cluster.database(), traffic.projects()));
      cluster.mail().up();
      Mails.settle(cluster, traffic.projects());
      counts.atLeast("mails received afterwards", 3L * projects, cluster.mail().received().size() - before);
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.report();
    }
  }
}
