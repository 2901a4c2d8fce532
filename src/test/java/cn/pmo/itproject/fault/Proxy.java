package cn.pmo.itproject.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** HAProxy with the configuration the package comes with, in front of both nodes. */
final class Proxy implements AutoCloseable {

  private final int port;
  private final Process process;

  Proxy(int port, Node first, Node second) {
    this.port = port;
    Path configuration = Settings.source("src/deployment/haproxy");
    ProcessBuilder builder = new ProcessBuilder("haproxy", "-db", "-f", configuration.resolve("haproxy.cfg").toString());
    builder.environment().putAll(Map.of(
        "HTTP_BIND", Settings.HOST + ":" + port,
        "NODE1", Settings.HOST + ":" + first.port(), "NODE1_CHECK", String.valueOf(first.managementPort()),
        "NODE2", Settings.HOST + ":" + second.port(), "NODE2_CHECK", String.valueOf(second.managementPort()),
        "ERROR_PAGE", configuration.resolve("unavailable.html").toString()));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(Settings.output().resolve("haproxy.log").toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("HAProxy answers", Duration.ofSeconds(20), () -> Client.get(url(), Node.ADMIN, "/api/organization/me").ok());
  }

  String url() {
    return "http://" + Settings.HOST + ":" + port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
