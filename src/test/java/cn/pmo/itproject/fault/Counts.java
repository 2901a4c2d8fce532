package cn.pmo.itproject.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a scenario did and what came of it, in numbers. {@link #report} prints them, adds them to {@code target/fault-report.md} and,
 * in one line, to {@code target/fault-summary.md}, and fails when anything was lost, doubled or is not as it must be.
 */
final class Counts {

  private record Line(String what, long expected, long found, long lost, long doubled) {
  }

  private static final Path REPORT = Settings.source("target/fault-report.md");
  private static final Path SUMMARY = Settings.source("target/fault-summary.md");

  private final String scenario;
  private final String done;
  private final Instant begin = Instant.now();
  private final List<Line> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * @param scenario its title
   * @param done what was done
   */
  Counts(String scenario, String done) {
    this.scenario = scenario;
    this.done = done;
  }

  /** Things that must be there once each. */
  Counts line(String what, long expected, long found, long lost, long doubled) {
    lines.add(new Line(what, expected, found, lost, doubled));
    if (lost != 0) {
      wrong.add(what + ": " + lost + " lost");
    }
    if (doubled != 0) {
      wrong.add(what + ": " + doubled + " doubled");
    }
    return this;
  }

  /** A number that is told and not judged. */
  Counts note(String what, Object value) {
    notes.add(what + ": " + value);
    return this;
  }

  /** A number that has to be this one. */
  Counts exactly(String what, long expected, long found) {
    return judged(what + ": " + found, found == expected, "should be " + expected);
  }

  /** A number that may not be larger. */
  Counts atMost(String what, long limit, long found) {
    return judged(what + ": " + found + " (at most " + limit + ")", found <= limit, "too many");
  }

  /** A number that may not be smaller, so that the scenario has shown anything at all. */
  Counts atLeast(String what, long limit, long found) {
    return judged(what + ": " + found + " (at least " + limit + ")", found >= limit, "too few");
  }

  private Counts judged(String text, boolean right, String otherwise) {
    notes.add(text);
    if (!right) {
      wrong.add(text + ", " + otherwise);
    }
    return this;
  }

  /** What is wrong, if anything, in words. */
  Counts problems(List<String> problems) {
    wrong.addAll(problems);
    return this;
  }

  private long sum(ToLongFunction<Line> number) {
    return lines.stream().mapToLong(number).sum();
  }

  /** Prints the numbers and fails if something is wrong. */
  void report() {
    StringBuilder text = new StringBuilder("\n## %s\n\n%s\n\n".formatted(scenario, done));
    text.append("| | expected | found | lost | doubled |\n|---|---:|---:|---:|---:|\n");
    lines.forEach(line -> text.append("| %s | %d | %d | %d | %d |\n".formatted(line.what, line.expected, line.found, line.lost, line.doubled)));
    text.append('\n');
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    long seconds = Duration.between(begin, Instant.now()).toSeconds();
    text.append("- time: %d s\n".formatted(seconds));
    text.append(wrong.isEmpty() ? "- result: passed\n" : "- result: **FAILED**: " + String.join("; ", wrong) + "\n");
    System.out.println(text);
    try {
      Files.writeString(REPORT, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (Files.notExists(SUMMARY)) {
        Files.writeString(SUMMARY, "| scenario | compared | lost | doubled | time | result |\n|---|---:|---:|---:|---:|---|\n");
      }
      Files.writeString(SUMMARY, "| %s | %d | %d | %d | %d s | %s |\n".formatted(scenario, sum(Line::expected), sum(Line::lost),
          sum(Line::doubled), seconds, wrong.isEmpty() ? "passed" : "FAILED"), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(String.join("\n", wrong));
    }
  }
}
