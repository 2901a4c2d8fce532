package cn.pmo.itproject.fault;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The mail server takes connections and says nothing for a minute, then it takes mails. */
class MailSlowFault {

  /** Mails a node sends at the same time ({@code it-project.mail.max-concurrent}). */
  private static final int AT_ONCE = 3;

  @Test
  void noStepWaitsForASlowMailServer() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(3, 2);
    Counts counts = new Counts("Mail server that answers after 60 s", projects + " projects up to the contract while the mail server greets after 60 s;"
        + " then it answers at once and operations repeat the mails that wait.");
    cluster.mail().slow(Duration.ofSeconds(60));
    int before = cluster.mail().received().size();
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, "UserTask_DraftContract");
      traffic.awaitAll(Duration.ofMinutes(10));
      counts.atMost("connections to the mail server at once, of both nodes", 2 * AT_ONCE, cluster.mail().mostAtOnce())
          .atLeast("connections at once", 1, cluster.mail().mostAtOnce())
          .exactly("failed requests", 0, traffic.answers().failed())
          .atMost("longest wait of a job of the projects in seconds", 5, Books.longestWait(cluster.database(), traffic.projects()));
      cluster.mail().slow(Duration.ZERO);
      Mails.settle(cluster, traffic.projects());
      counts.atLeast("mails received afterwards", 3L * projects, cluster.mail().received().size() - before);
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.report();
    }
  }
}
