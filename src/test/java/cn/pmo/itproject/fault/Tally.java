package cn.pmo.itproject.fault;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** How often what happened. */
final class Tally {

  private final Map<String, AtomicInteger> numbers = new ConcurrentSkipListMap<>();

  void count(String what) {
    numbers.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
  }

  int of(String what) {
    AtomicInteger number = numbers.get(what);
    return number == null ? 0 : number.get();
  }

  int all() {
    return numbers.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** Those the server answered with a refusal. */
  int refused() {
    return numbers.entrySet().stream().filter(entry -> entry.getKey().startsWith("4")).mapToInt(entry -> entry.getValue().get()).sum();
  }

  /** Those that are neither an answer of success nor a refusal: no answer, or the server failed. */
  int failed() {
    return numbers.entrySet().stream().filter(entry -> !entry.getKey().matches("(2xx|[1-4]\\d\\d).*")).mapToInt(entry -> entry.getValue().get()).sum();
  }

  @Override
  public String toString() {
    return numbers.isEmpty() ? "none" : numbers.entrySet().stream().map(entry -> entry.getKey() + " × " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
