package cn.pmo.itproject.cluster;

import cn.pmo.itproject.ItProjectApplication;
import cn.pmo.itproject.database.TestDatabase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several nodes in this JVM, on a database of their own. */
final class Nodes implements AutoCloseable {

  private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
  private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();

  /** Starts a node under a name. */
  ConfigurableApplicationContext start(String name, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + database, "--it-project.node=" + name));
    arguments.addAll(List.of(settings));
    ConfigurableApplicationContext node = new SpringApplicationBuilder(ItProjectApplication.class).profiles("test")
        .run(arguments.toArray(String[]::new));
    running.push(node);
    return node;
  }

  /** The database, whichever nodes are running. */
  JdbcClient database() {
    return JdbcClient.create(TestDatabase.of(database));
  }

  /** The engines of all nodes have the same name; whoever finds one by its name gets that of this node from now on. */
  static void meanByName(ConfigurableApplicationContext node) {
    ProcessEngines.registerProcessEngine(node.getBean(ProcessEngine.class));
  }

  @Override
  public void close() {
    running.forEach(ConfigurableApplicationContext::close);
  }
}
