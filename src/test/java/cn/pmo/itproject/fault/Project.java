package cn.pmo.itproject.fault;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A project that people work on, and everything they tried. */
final class Project {

  private final String name;
  private final Queue<Submission> attempts = new ConcurrentLinkedQueue<>();
  private volatile String code;
  private volatile boolean closed;

  Project(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Its code; null until somebody has been told. */
  String code() {
    return code;
  }

  void code(String known) {
    code = known;
  }

  /** Whether it has been worked on to its end. */
  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  void add(Submission attempt) {
    attempts.add(attempt);
  }

  List<Submission> attempts() {
    return List.copyOf(attempts);
  }
}
