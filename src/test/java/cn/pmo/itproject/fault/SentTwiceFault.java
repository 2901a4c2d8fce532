package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Client.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.junit.jupiter.api.Test;

/** Every call is sent twice, as by a second click, or by a client that got no answer: one after the other, or at once on both nodes. */
class SentTwiceFault {

  private final AtomicInteger calls = new AtomicInteger();
  private final Tally pairs = new Tally();

  @Test
  void whatIsSentTwiceIsDoneOnce() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(4, 2);
    Counts counts = new Counts("The same call sent twice",
        projects + " projects; each start, upload and completion is sent twice with the same content, of half of the projects one after the other,"
            + " of the others at the same time to both nodes.");
    try (Traffic traffic = cluster.traffic()) {
      for (int i = 0; i < projects; i++) {
        boolean atOnce = i % 2 == 1;
        Project project = traffic.add();
        Map<String, Object> requirement = traffic.requirement(project);
        List<Answer> started = twice(cluster, "start", atOnce, address -> traffic.start(address, project, requirement));
        started.stream().filter(Answer::ok).forEach(answer -> project.code(answer.json().get("businessKey").asText()));
        traffic.work(project, Settings.QUICK ? "UserTask_SelectProcurementMethod" : null, (same, task) -> work(cluster, traffic, same, task, atOnce));
      }
      traffic.awaitAll(Duration.ofMinutes(10));
      Mails.settle(cluster, traffic.projects());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.note("pairs of calls", calls)
          .note("what came of them", pairs)
          .exactly("failed requests", 0, traffic.answers().failed())
          .report();
    }
  }

  private void work(Cluster cluster, Traffic traffic, Project project, JsonNode task, boolean atOnce) {
    String user = traffic.candidate(task, 0);
    traffic.claim(user, task);
    Map<String, Object> data = traffic.data(user, project, task);
    data.forEach((variable, value) -> {
      if (value instanceof FileValue file) {
        twice(cluster, "upload", atOnce, address -> traffic.upload(address, user, task, variable, file));
      }
    });
    twice(cluster, "complete", atOnce, address -> traffic.submit(address, user, project, task, data));
  }

  private List<Answer> twice(Cluster cluster, String call, boolean atOnce, Function<String, Answer> request) {
    calls.incrementAndGet();
    CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> request.apply(cluster.a().url()));
    if (!atOnce) {
      first.join();
    }
    Answer second = request.apply(cluster.b().url());
    List<Answer> answers = List.of(first.join(), second);
    pairs.count(call + (atOnce ? " at once: " : " again: ") + String.join(" and ", answers.stream().map(Answer::kind).sorted().toList()));
    return answers;
  }
}
