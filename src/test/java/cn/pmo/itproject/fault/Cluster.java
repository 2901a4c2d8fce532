package cn.pmo.itproject.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What all scenarios share: a database, two nodes, a network between each node and the database, a mail server. */
final class Cluster {

  private static Cluster shared;

  private final Database database = new Database(Settings.DATABASE_PORT, "4G", "1G");
  private final Network wireA = new Network(Settings.port(3), Settings.DATABASE_PORT);
  private final Network wireB = new Network(Settings.port(4), Settings.DATABASE_PORT);
  private final MailServer mail = new MailServer(Settings.port(5), Settings.port(6));
  private final Node a = new Node("node-a", Settings.port(1), Settings.port(11), environment(wireA.port(), mail.port()));
  private final Node b = new Node("node-b", Settings.port(2), Settings.port(12), environment(wireB.port(), mail.port()));

  private Cluster() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove, "remove-cluster"));
    database.startAnew();
    // Both at once on an empty database.
    a.launch();
    b.launch();
    a.awaitReady();
    b.awaitReady();
    Organisation.enter(a.url());
  }

  /** The cluster, made for the first scenario and whole again for each: both nodes ready, nothing cut, nothing slow. */
  static synchronized Cluster whole() {
    if (shared == null) {
      shared = new Cluster();
    }
    shared.mend();
    return shared;
  }

  /**
   * The environment of a node in production, with three deviations, so that the suite does not wait: what a killed node had taken is free
   * after 30 s instead of two minutes, a mail it was sending after 75 s (more than a slow mail server takes) instead of ten minutes, and a
   * mail server that failed is asked again after 5 s instead of 30.
   */
  static Map<String, String> environment(int databasePort, int mailPort) {
    return Map.of(
        "CAMUNDA_BPM_JOB_EXECUTION_LOCK_TIME_IN_MILLIS", "30000",
        "IT_PROJECT_MAIL_PAUSE", "PT5S",
        "IT_PROJECT_MAIL_CLAIM", "PT75S",
        "IT_PROJECT_DATABASE_URL", "jdbc:mysql://" + Settings.HOST + ":" + databasePort + "/" + Database.SCHEMA,
        "IT_PROJECT_DATABASE_USER", Database.USER,
        "IT_PROJECT_DATABASE_PASSWORD", Database.PASSWORD,
        "IT_PROJECT_BASE_URL", "http://" + Settings.HOST + ":" + Settings.port(7),
        "IT_PROJECT_MAIL_FROM", "it-project@example.com",
        "SPRING_MAIL_HOST", Settings.HOST,
        "SPRING_MAIL_PORT", String.valueOf(mailPort));
  }

  private void mend() {
    database.makeRoom();
    database.start();
    wireA.heal();
    wireB.heal();
    mail.slow(Duration.ZERO);
    mail.refuseNobody();
    mail.up();
    for (Node node : nodes()) {
      if (!node.isAlive()) {
        node.launch();
      }
    }
    nodes().forEach(Node::awaitReady);
  }

  Database database() {
    return database;
  }

  MailServer mail() {
    return mail;
  }

  Node a() {
    return a;
  }

  Node b() {
    return b;
  }

  List<Node> nodes() {
    return List.of(a, b);
  }

  /** Between node A and the database. */
  Network wireA() {
    return wireA;
  }

  /** Between node B and the database. */
  Network wireB() {
    return wireB;
  }

  /** People who use both nodes in turn. */
  Traffic traffic() {
    return new Traffic(List.of(a.url(), b.url()));
  }

  private void remove() {
    nodes().forEach(Node::remove);
    wireA.close();
    wireB.close();
    mail.close();
    database.remove();
  }
}
