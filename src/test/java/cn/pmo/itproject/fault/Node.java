package cn.pmo.itproject.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node of the application: a process of its own with the profile production, configured by its environment as documented. */
final class Node {

  /** The first administrator, who enters the people. */
  static final String ADMIN = "administrator";
  static final String ADMIN_PASSWORD = "Fault-Suite-2026";

  private static final Duration START = Duration.ofSeconds(400);
  private static final Duration STOP = Duration.ofSeconds(90);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final int port;
  private final int managementPort;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Path home;
  private Process process;

  /**
   * @param name also the name of its directory below {@code target/faults}
   * @param port of the web server; the next but one hundred is the management port
   */
  Node(String name, int port, int managementPort, Map<String, String> environment) {
    this.name = name;
    this.port = port;
    this.managementPort = managementPort;
    try {
      this.home = Files.createDirectories(Settings.output().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.environment.putAll(environment);
    this.environment.put("SERVER_ADDRESS", Settings.HOST);
    this.environment.put("SERVER_PORT", String.valueOf(port));
    this.environment.put("IT_PROJECT_MANAGEMENT_PORT", String.valueOf(managementPort));
    this.environment.put("IT_PROJECT_NODE", name);
    // The suite's own proxy speaks plain HTTP.
    this.environment.put("IT_PROJECT_TLS", "none");
    this.environment.put("CAMUNDA_BPM_ADMIN_USER_ID", ADMIN);
    this.environment.put("CAMUNDA_BPM_ADMIN_USER_PASSWORD", ADMIN_PASSWORD);
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  int managementPort() {
    return managementPort;
  }

  String url() {
    return "http://" + Settings.HOST + ":" + port;
  }

  /** Starts the process and does not wait for it. */
  void launch() {
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx640m",
        "-XX:TieredStopAtLevel=1", "-jar", Settings.jar().toString(), "--spring.profiles.active=production").directory(home.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("IT_PROJECT_") || key.startsWith("SPRING_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the node takes requests; fails with its last words if it ends instead. */
  void awaitReady() {
    Await.until(() -> name + " is ready: " + lastWords(), START, () -> {
      if (!process.isAlive()) {
        throw new AssertionError(name + " ended with " + process.exitValue() + ": " + lastWords());
      }
      return isReady();
    });
  }

  /** What the proxy asks, too. */
  boolean isReady() {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + Settings.HOST + ":" + managementPort + "/actuator/health/readiness"))
          .timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** With which it ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** SIGTERM, as an administrator stops it; waits for the end. */
  Duration terminate() {
    Instant begin = Instant.now();
    process.destroy();
    awaitEnd(STOP);
    return Duration.between(begin, Instant.now());
  }

  /** SIGKILL: nothing of it runs on. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
  }

  /** Ends it by force if it runs. */
  void remove() {
    if (isAlive()) {
      kill();
    }
  }

  private void awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " did not end within " + patience.toSeconds() + " s: " + lastWords());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path log() {
    return Settings.output().resolve(name + ".log");
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "no log";
    }
  }
}
