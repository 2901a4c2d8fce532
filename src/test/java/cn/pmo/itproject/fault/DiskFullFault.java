package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Client.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.junit.jupiter.api.Test;

/**
 * The database has no room left while people upload documents: first for the server's temporary files, through which whatever is larger than
 * its log's cache goes, then for the contents themselves.
 */
class DiskFullFault {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int SIZE = 12 * MEGABYTE;
  private static final String STEP = "UserTask_AnalyseFeasibility";
  private static final String DOCUMENT = "feasibilityReport";
  /** Mails both nodes may have on their way in the moment the server ends. */
  private static final int MAILS_UNDER_WAY = 6;

  /** A task somebody has claimed, with what he is about to submit. */
  private record Work(Project project, JsonNode task, String user, Map<String, Object> data) {
  }

  @Test
  void uploadIsRefusedAndNothingIsHalfStored() {
    Cluster cluster = Cluster.whole();
    Database database = cluster.database();
    int attempts = Settings.amount(4, 2);
    Counts counts = new Counts("Disk of the database full on upload", "Two projects at a step with a document of 12 MB. The file system of the"
        + " server's temporary files is filled; " + attempts + " completions with that document and as many uploads each. There is room again, then"
        + " none for the contents of documents; one completion each. There is room again, the server is started if it has ended, and the same"
        + " submissions are sent again.");
    try (Traffic traffic = cluster.traffic()) {
      traffic.begin(2, STEP);
      traffic.awaitAll(Duration.ofMinutes(2));
      List<Work> works = traffic.projects().stream().map(project -> work(traffic, project)).toList();
      long documents = documents(database, works);
      long contents = contents(database);
      long failed = traffic.answers().failed();

      Tally refusals = new Tally();
      int unclear = 0;
      database.fillSmallDisk();
      for (int i = 0; i < attempts; i++) {
        for (Work work : works) {
          for (Answer answer : List.of(submit(traffic, work), traffic.upload(traffic.next(), work.user, work.task, DOCUMENT,
              (FileValue) work.data.get(DOCUMENT)))) {
            refusals.count(answer.kind());
            unclear += !answer.ok() && answer.text().matches("(?s).*存储空间.*") ? 0 : 1;
          }
        }
      }
      database.makeRoom();
      counts.note("answers while there was no room for temporary files", refusals)
          .exactly("answers that do not say in Chinese that there is no room", 0, unclear)
          .exactly("documents registered meanwhile", 0, documents(database, works) - documents)
          .exactly("contents stored meanwhile", 0, contents(database) - contents);

      Tally answers = new Tally();
      database.moveContentsToSmallDisk();
      database.fillSmallDisk();
      works.forEach(work -> answers.count(submit(traffic, work).kind()));
      database.makeRoom();
      // InnoDB ends when it needs room for taking back what did not fit, and recovers at its start.
      database.start();
      cluster.nodes().forEach(Node::awaitReady);
      counts.note("answers while there was no room for contents", answers)
          .exactly("completions taken meanwhile", 0, answers.of("204"))
          .exactly("documents registered then", 0, documents(database, works) - documents)
          .exactly("contents stored then", 0, contents(database) - contents);

      long before = traffic.answers().failed();
      for (Work work : works) {
        counts.exactly("answer to the same submission once there was room", 204, submit(traffic, work).status());
      }
      traffic.resume(Settings.QUICK ? "UserTask_DraftContract" : null);
      traffic.awaitAll(Duration.ofMinutes(10));
      database.moveContentsBack();
      Mails.settle(cluster, traffic.projects());
      Books.balance(database, counts, traffic.projects());
      Mails.balance(cluster, counts, traffic.projects(), MAILS_UNDER_WAY);
      counts.exactly("failed requests once there was room", 0, traffic.answers().failed() - before)
          .atLeast("failed requests before", 1, before - failed)
          .report();
    }
  }

  private static Work work(Traffic traffic, Project project) {
    JsonNode task = traffic.tasks(project).get(0);
    String user = traffic.candidate(task, 0);
    traffic.claim(user, task);
    Map<String, Object> data = new HashMap<>(traffic.data(user, project, task));
    data.put(DOCUMENT, large((FileValue) data.get(DOCUMENT)));
    return new Work(project, task, user, data);
  }

  private static Answer submit(Traffic traffic, Work work) {
    return traffic.submit(traffic.next(), work.user, work.project, work.task, work.data);
  }

  /** As many bytes of a document behind its end as it takes: readers of PDF ignore them. */
  private static FileValue large(FileValue document) {
    byte[] content = Arrays.copyOf(Client.bytes(document), SIZE);
    // Noise, so that no two are alike and none takes less room than it has bytes.
    byte[] noise = new byte[SIZE - MEGABYTE];
    ThreadLocalRandom.current().nextBytes(noise);
    System.arraycopy(noise, 0, content, MEGABYTE, noise.length);
    return Variables.fileValue(document.getFilename()).file(content).mimeType("application/pdf").create();
  }

  private static long documents(Database database, List<Work> works) {
    return works.stream().mapToLong(work -> database.number("select count(*) from project_document where project_code = ?",
        work.project.code())).sum();
  }

  private static long contents(Database database) {
    return database.number("select count(*) from ACT_GE_BYTEARRAY where length(BYTES_) >= " + SIZE);
  }
}
