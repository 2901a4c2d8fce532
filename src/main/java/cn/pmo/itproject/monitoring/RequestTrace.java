package cn.pmo.itproject.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * What a request is about, for its line in the log. The engine takes the project off its log lines when a command ends; here it stays
 * until the request does. Outside of requests there is none.
 */
final class RequestTrace implements AutoCloseable {

  /** Names in the log; the first three are what the engine is told to use (application.yml). */
  static final String PROJECT = "projectCode";
  static final String INSTANCE = "processInstanceId";
  static final String ACTIVITY = "activityId";
  static final String TASK = "taskId";
  static final String JOB = "jobId";
  static final String USER = "userId";

  private static final ThreadLocal<RequestTrace> CURRENT = new ThreadLocal<>();

  private final Map<String, String> facts = new LinkedHashMap<>();
  private String refusal;

  private RequestTrace() {}

  static RequestTrace open() {
    RequestTrace trace = new RequestTrace();
    CURRENT.set(trace);
    return trace;
  }

  /** The trace of the request that this thread answers; null if it answers none. */
  static RequestTrace current() {
    return CURRENT.get();
  }

  /** What is told first counts: it was nearest to what happened. */
  void add(String name, String value) {
    if (value != null) {
      facts.putIfAbsent(name, value);
    }
  }

  void refusedBecause(String message) {
    refusal = message;
  }

  /** Why the request was refused; null if it was not, or not by a rule. */
  String refusal() {
    return refusal;
  }

  String get(String name) {
    return facts.get(name);
  }

  /** Puts what is known so far on the log lines of this thread. */
  void tellLog() {
    facts.forEach(MDC::put);
  }

  @Override
  public void close() {
    CURRENT.remove();
    facts.keySet().forEach(MDC::remove);
  }
}
