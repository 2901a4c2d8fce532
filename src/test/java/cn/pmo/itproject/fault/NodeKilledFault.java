package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Database.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A node is killed in the middle of work: of its people's, and of a job it has taken. */
class NodeKilledFault {

  private static final int STEPS = 20;
  /** Mails a node may have on their way at one moment. */
  private static final int MAILS_UNDER_WAY = 3;
  private static final int ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  @Test
  void otherNodeGoesOn() throws Exception {
    Cluster cluster = Cluster.whole();
    int kills = Settings.amount(3, 1);
    int projects = Settings.amount(5, 3);
    Counts counts = new Counts("Node killed in the middle of work", projects + " projects over both nodes; " + kills
        + " × SIGKILL of a node that has just taken a job (A, B, A …); the other one goes on for " + STEPS + " steps, then the killed one is started again.");
    Set<String> taken = new TreeSet<>();
    long longest = 0;
    Session session = new Session(cluster.a(), Organisation.member("it-center-director"));
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, Settings.QUICK ? "UserTask_DraftContract" : null);
      for (int kill = 0; kill < kills; kill++) {
        traffic.awaitCompleted(traffic.completed() + STEPS);
        Node victim = cluster.nodes().get(kill % 2);
        Node other = cluster.nodes().get((kill + 1) % 2);
        taken.addAll(killInTheMiddleOfAJob(cluster.database(), victim));
        Instant killed = Instant.now();
        if (kill == 0) {
          counts.exactly("sessions of the killed node that are logged in on the other one, of 1", 1, session.isLoggedIn(other) ? 1 : 0);
        }
        traffic.awaitCompleted(traffic.completed() + STEPS);
        Await.until("the jobs of the killed node are done: " + taken, PATIENCE, () -> open(cluster.database(), taken) == 0);
        longest = Math.max(longest, Duration.between(killed, Instant.now()).toSeconds());
        victim.launch();
        victim.awaitReady();
      }
      traffic.awaitAll(Duration.ofMinutes(10));
      Mails.settle(cluster, traffic.projects());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), kills * MAILS_UNDER_WAY);
      counts.line("jobs the killed nodes had taken", taken.size(), done(cluster.database(), taken), open(cluster.database(), taken), 0)
          .atLeast("kills with a job in hand", kills, taken.size())
          .note("until all of them were done by the other node, at most", longest + " s")
          .note("answers", traffic.answers())
          .report();
    }
  }

  /** Kills the node with a job in hand; if it had finished it in the same moment, the node is started and killed again. */
  private static List<String> killInTheMiddleOfAJob(Database database, Node victim) throws SQLException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      List<String> jobs = killWithAJob(database, victim);
      if (!jobs.isEmpty()) {
        return jobs;
      }
      victim.launch();
      victim.awaitReady();
    }
    throw new AssertionError(victim.name() + " was killed " + ATTEMPTS + " times and never had a job in hand");
  }

  /** Kills the node in the moment it has taken a job; the ids of the jobs it had, none if it had finished meanwhile. */
  private static List<String> killWithAJob(Database database, Node victim) throws SQLException {
    Instant end = Instant.now().plus(PATIENCE);
    try (Connection connection = database.connect(); PreparedStatement taken = connection.prepareStatement(
        "select ID_ from ACT_RU_JOB where LOCK_OWNER_ like ?")) {
      taken.setString(1, victim.name() + "/%");
      while (Instant.now().isBefore(end)) {
        try (ResultSet jobs = taken.executeQuery()) {
          if (jobs.next()) {
            victim.kill();
            List<String> ids = new ArrayList<>();
            for (Row row : database.query("select ID_ from ACT_RU_JOB where LOCK_OWNER_ like ?", victim.name() + "/%")) {
              ids.add(row.text(0));
            }
            return ids;
          }
        }
      }
    }
    throw new AssertionError(victim.name() + " takes no job");
  }

  private static long open(Database database, Set<String> jobs) {
    return jobs.stream().filter(job -> database.number("select count(*) from ACT_RU_JOB where ID_ = ?", job) > 0).count();
  }

  private static long done(Database database, Set<String> jobs) {
    return jobs.stream().filter(job -> database.number("select count(*) from ACT_HI_JOB_LOG where JOB_ID_ = ? and JOB_STATE_ = 2", job) == 1).count();
  }
}
