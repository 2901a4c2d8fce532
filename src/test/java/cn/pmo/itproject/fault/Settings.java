package cn.pmo.itproject.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the suite finds what it runs, and the ports it uses: a range from {@code faults.port} on, which is the database's. */
final class Settings {

  /** Whether the scenarios are to be run with less work each ({@code .ci/faults quick}). */
  static final boolean QUICK = Boolean.getBoolean("faults.quick");

  static final String HOST = "127.0.0.1";
  static final int DATABASE_PORT = Integer.getInteger("faults.port", 13360);

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  private Settings() {
  }

  /** A port of the suite's range. */
  static int port(int number) {
    return DATABASE_PORT + number;
  }

  /** The application as it is installed. */
  static Path jar() {
    try (Stream<Path> files = Files.list(PROJECT.resolve("target"))) {
      return files.filter(file -> file.getFileName().toString().matches("it-project-lifecycle-.*\\.jar")).findFirst()
          .orElseThrow(() -> new IllegalStateException("No target/it-project-lifecycle-*.jar: run mvn package -DskipTests, or .ci/faults"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the sources. */
  static Path source(String path) {
    return PROJECT.resolve(path);
  }

  /** Where logs and reports of the run are. */
  static Path output() {
    try {
      return Files.createDirectories(PROJECT.resolve("target/faults"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Work to do: less in a quick run. */
  static int amount(int full, int quick) {
    return QUICK ? quick : full;
  }
}
