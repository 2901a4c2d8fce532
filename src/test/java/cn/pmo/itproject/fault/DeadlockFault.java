package cn.pmo.itproject.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Somebody else takes the rows of steps, jobs and the ledger in the opposite order while people and jobs work. He has written so much that
 * the database always gives up the application's transaction.
 */
class DeadlockFault {

  private static final int WEIGHT = 3000;
  private static final int DEADLOCK = 1213;

  private final AtomicInteger rivals = new AtomicInteger();
  private final AtomicInteger rivalsGivenUp = new AtomicInteger();

  @Test
  void deadlocksAreNobodysConcern() throws Exception {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(4, 2);
    int enough = Settings.amount(20, 5);
    Counts counts = new Counts("Deadlocks forced", projects + " projects at a time over both nodes while three rivals lock, again and again, the"
        + " ledger's sequence, an open step and a waiting job in the opposite order of the application and outweigh it.");
    Database database = cluster.database();
    try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists rival (id int auto_increment primary key, who int not null, words varchar(200) not null)");
    }
    long before = deadlocks(database);
    AtomicBoolean on = new AtomicBoolean(true);
    List<Thread> threads = new ArrayList<>();
    try (Traffic traffic = cluster.traffic()) {
      threads.add(rival(database, on, this::sequence));
      threads.add(rival(database, on, this::step));
      threads.add(rival(database, on, this::job));
      traffic.keepBusy(projects, Settings.QUICK ? "UserTask_DraftContract" : null);
      // How many there are until a project is through is a matter of luck. A rival knows a little later than the database that it was given up.
      Await.until(enough + " deadlocks", Duration.ofMinutes(10),
          () -> deadlocks(database) - before - rivalsGivenUp.get() >= enough + threads.size());
      traffic.enough();
      traffic.awaitAll(Duration.ofMinutes(10));
      on.set(false);
      for (Thread thread : threads) {
        thread.join();
      }
      long hit = deadlocks(database) - before - rivalsGivenUp.get();
      Mails.settle(cluster, traffic.projects());
      Books.balance(database, counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.note("transactions of rivals", rivals)
          .atLeast("deadlocks the application was given up in", enough, hit)
          .exactly("failed requests", 0, traffic.answers().failed())
          .exactly("requests refused because of a conflict", 0, conflicts(traffic.answers()))
          .exactly("jobs that lost a retry", 0, Books.retriesLost(database, traffic.projects()))
          .note("answers", traffic.answers())
          .report();
    } finally {
      on.set(false);
    }
  }

  private static int conflicts(Tally answers) {
    return List.of("start", "claim", "submit", "read").stream().mapToInt(what -> answers.of("409 (" + what + ")")).sum();
  }

  private static long deadlocks(Database database) {
    return database.number("select count from information_schema.INNODB_METRICS where name = 'lock_deadlocks'");
  }

  private interface Locks {
    void take(Connection connection) throws SQLException;
  }

  private Thread rival(Database database, AtomicBoolean on, Locks locks) {
    int who = locks.hashCode();
    Thread thread = new Thread(() -> {
      while (on.get()) {
        try (Connection connection = database.connect()) {
          connection.setAutoCommit(false);
          connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
          makeHeavy(connection, who);
          rivals.incrementAndGet();
          locks.take(connection);
          connection.rollback();
        } catch (SQLException e) {
          if (e.getErrorCode() == DEADLOCK) {
            rivalsGivenUp.incrementAndGet();
          }
        }
        // So rare that nobody meets rivals in six attempts on end.
        Await.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(700, 1400)));
      }
    }, "rival");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The database gives up the transaction that has written least. */
  private static void makeHeavy(Connection connection, int who) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("insert into rival (who, words) with recursive n(i) as"
        + " (select 1 union all select i + 1 from n where i < 900) select ?, repeat('x', 100) from n")) {
      insert.setInt(1, who);
      for (int rows = 0; rows < WEIGHT; rows += 900) {
        insert.executeUpdate();
      }
    }
  }

  /** A start takes the row of year 0 and then the year's. */
  private void sequence(Connection connection) throws SQLException {
    lock(connection, "select * from project_code_sequence where registration_year > 0 for update");
    Await.pause(Duration.ofMillis(80));
    lock(connection, "select * from project_code_sequence where registration_year = 0 for update");
  }

  /** A completion writes its execution and then removes its task. */
  private void step(Connection connection) throws SQLException {
    lock(connection, "select * from ACT_RU_TASK order by CREATE_TIME_ desc limit 3 for update");
    Await.pause(Duration.ofMillis(80));
    lock(connection, "select e.* from ACT_RU_EXECUTION e for update");
  }

  /** A job writes its execution and the ledger and then removes itself. */
  private void job(Connection connection) throws SQLException {
    lock(connection, "select * from ACT_RU_JOB where LOCK_OWNER_ is not null for update");
    Await.pause(Duration.ofMillis(50));
    lock(connection, "select * from project where status = 'RUNNING' for update");
    lock(connection, "select e.* from ACT_RU_EXECUTION e for update");
  }

  private static void lock(Connection connection, String rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(rows).close();
    }
  }
}
