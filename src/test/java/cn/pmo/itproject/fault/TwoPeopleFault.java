package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Client.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two members of a group complete the same task at the same time, each on another node with a document and an opinion of his own. */
class TwoPeopleFault {

  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger bothDone = new AtomicInteger();
  private final AtomicInteger nobodyDone = new AtomicInteger();
  private final AtomicInteger withoutWords = new AtomicInteger();
  private final Tally losers = new Tally();

  @Test
  void oneOfTwoCompletesATaskAndTheOtherIsTold() {
    Cluster cluster = Cluster.whole();
    int projects = Settings.amount(3, 1);
    Counts counts = new Counts("Two people complete the same task at once",
        projects + " projects; at every step both members of the group submit at the same time, each with documents of his own, one on each node.");
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(projects, null, (project, task) -> contest(cluster, traffic, project, task));
      traffic.awaitAll(Duration.ofMinutes(10));
      Mails.settle(cluster, traffic.projects());
      Books.balance(cluster.database(), counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), 0);
      counts.note("contests", rounds)
          .exactly("contests both won", 0, bothDone.get())
          .note("contests nobody won, so that the step was contested again", nobodyDone)
          .note("answers to those who lost", losers)
          .exactly("answers to losers without a sentence in Chinese", 0, withoutWords.get())
          .exactly("failed requests", 0, traffic.answers().failed())
          .report();
    }
  }

  private void contest(Cluster cluster, Traffic traffic, Project project, JsonNode task) {
    CyclicBarrier together = new CyclicBarrier(2);
    List<CompletableFuture<Answer>> both = List.of(
        CompletableFuture.supplyAsync(() -> submit(cluster.a(), traffic, project, task, 0, together)),
        CompletableFuture.supplyAsync(() -> submit(cluster.b(), traffic, project, task, 1, together)));
    List<Answer> answers = both.stream().map(CompletableFuture::join).toList();
    rounds.incrementAndGet();
    long done = answers.stream().filter(Answer::ok).count();
    if (done == 2) {
      bothDone.incrementAndGet();
    } else if (done == 0) {
      nobodyDone.incrementAndGet();
    }
    answers.stream().filter(answer -> !answer.ok()).forEach(answer -> {
      losers.count(answer.kind());
      if (!answer.text().matches("(?s).*\"message\":\"[^\"]*\\p{IsHan}.*")) {
        withoutWords.incrementAndGet();
      }
    });
  }

  private Answer submit(Node node, Traffic traffic, Project project, JsonNode task, int member, CyclicBarrier together) {
    String user = traffic.candidate(task, member);
    Map<String, Object> data = traffic.data(user, project, task);
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return traffic.submit(node.url(), user, project, task, data);
  }
}
