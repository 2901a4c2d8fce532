package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Client.Answer;
import cn.pmo.itproject.fault.Database.Row;
import cn.pmo.itproject.fault.MailServer.Mail;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what people had to be told by mail with what the mail server got. */
final class Mails {

  private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WAITING = "from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_"
      + " where j.PROCESS_DEF_KEY_ = 'notification' and e.BUSINESS_KEY_ in ";

  private Mails() {
  }

  /** Jobs of notices that are still open. */
  static long waiting(Database database, Collection<Project> projects) {
    return database.number("select count(*) " + WAITING + Books.codes(projects));
  }

  /** What operations do once the mail server works again: mails that wait for their next attempt are repeated now. */
  static int repeatNow(Cluster cluster, Collection<Project> projects) {
    int repeated = 0;
    for (Row row : cluster.database().query("select j.ID_, j.RETRIES_ " + WAITING + Books.codes(projects))) {
      String job = "/engine-rest/job/" + row.text(0);
      if (row.number(1) == 0) {
        expect(Client.put(cluster.a().url(), Node.ADMIN, job + "/retries", Map.of("retries", 1)));
      } else {
        expect(Client.put(cluster.a().url(), Node.ADMIN, job + "/duedate", Map.of("duedate", NOW.format(ZonedDateTime.now()))));
      }
      repeated++;
    }
    return repeated;
  }

  /** A job that has been done meanwhile, or is being done, needs no repetition. */
  private static void expect(Answer answer) {
    if (!answer.ok() && answer.status() != 404 && answer.status() != 409 && !answer.text().contains("No job found")
        && !answer.text().contains("updated by another transaction concurrently")) {
      throw new AssertionError(answer.text());
    }
  }

  /** Waits until every notice is settled; what waits for a later attempt is repeated by operations. */
  static void settle(Cluster cluster, Collection<Project> projects) {
    Database database = cluster.database();
    long[] round = {0};
    Await.until(() -> waiting(database, projects) + " jobs of mails are still open", Duration.ofSeconds(240), () -> {
      // The gate of each node opens some seconds after the last failure; to repeat in between would cost attempts.
      if (++round[0] % 120 == 60) {
        repeatNow(cluster, projects);
      }
      return waiting(database, projects) == 0;
    });
  }

  /**
   * Adds what became of all notices of the projects.
   *
   * @param mayDouble how many mails may have come twice, with the same Message-ID: those that were on their way when a node or the database
   *     failed between the mail server's answer and our record of it
   */
  static void balance(Cluster cluster, Counts counts, Collection<Project> projects, int mayDouble) {
    Database database = cluster.database();
    String codes = Books.codes(projects);
    notices(database, counts, projects, codes);
    long recipients = database.number("select count(*) from ACT_HI_ACTINST a join ACT_HI_PROCINST p on p.PROC_INST_ID_ = a.PROC_INST_ID_"
        + " where a.ACT_ID_ = 'SendTask_SendMail' and p.PROC_DEF_KEY_ = 'notification' and p.BUSINESS_KEY_ in " + codes);
    long settled = database.number("select count(*) from notice_delivery where outcome <> 'SENDING' and project_code in " + codes);
    counts.line("recipients of notices", recipients, settled, recipients - settled, 0);
    Map<String, Long> received = cluster.mail().received().stream().collect(Collectors.groupingBy(mail -> bare(mail.messageId()), Collectors.counting()));
    Set<String> sent = new HashSet<>();
    for (Row row : database.query("select message_id from notice_delivery where outcome = 'SENT' and project_code in " + codes)) {
      sent.add(bare(row.text(0)));
    }
    long arrived = sent.stream().filter(received::containsKey).count();
    long doubled = sent.stream().mapToLong(id -> received.getOrDefault(id, 1L) - 1).sum();
    counts.line("mails", sent.size(), arrived, sent.size() - arrived, Math.max(0, doubled - mayDouble));
    if (mayDouble > 0) {
      counts.note("mails that came twice with the same Message-ID (a stated limit, at most " + mayDouble + ")", doubled);
    }
    counts.note("recipients who needed no mail any more, because the step was done first", settled - sent.size());
    Set<String> known = database.query("select message_id from notice_delivery where message_id is not null").stream()
        .map(row -> bare(row.text(0))).collect(Collectors.toSet());
    counts.exactly("mails nobody was to get", 0, cluster.mail().received().stream().map(Mail::messageId).map(Mails::bare)
        .filter(id -> !known.contains(id)).distinct().count());
  }

  /** Every step of people is told once, so are the results and the end. */
  private static void notices(Database database, Counts counts, Collection<Project> projects, String codes) {
    Map<String, Integer> told = new HashMap<>();
    for (Row row : database.query("select b.BYTES_, p.BUSINESS_KEY_ from ACT_HI_VARINST v join ACT_HI_PROCINST p on p.PROC_INST_ID_ = v.PROC_INST_ID_"
        + " join ACT_GE_BYTEARRAY b on b.ID_ = v.BYTEARRAY_ID_ where v.NAME_ = 'notice' and p.PROC_DEF_KEY_ = 'notification'"
        + " and p.BUSINESS_KEY_ in " + codes)) {
      JsonNode notice = notice((byte[]) row.values().get(0));
      String event = notice.get("event").asText();
      told.merge(event.equals("NEW_TASK") ? event + " " + notice.get("taskId").asText() : event + " " + row.text(1), 1, Integer::sum);
    }
    Set<String> tasks = database.query("select t.ID_ from ACT_HI_TASKINST t join ACT_HI_PROCINST p on p.PROC_INST_ID_ = t.PROC_INST_ID_"
        + " where p.BUSINESS_KEY_ in " + codes).stream().map(row -> "NEW_TASK " + row.text(0)).collect(Collectors.toSet());
    long lost = tasks.stream().filter(task -> !told.containsKey(task)).count();
    long doubled = tasks.stream().mapToLong(task -> told.getOrDefault(task, 1) - 1).sum();
    counts.line("notices of new tasks", tasks.size(), tasks.size() - lost + doubled, lost, doubled);
    Set<Project> closed = projects.stream().filter(Project::isClosed).collect(Collectors.toSet());
    if (!closed.isEmpty()) {
      results(counts, closed, told, "PROCUREMENT_RESULT", 1, "notices of procurement results");
      results(counts, closed, told, "ACCEPTANCE_RESULT", 3, "notices of acceptance results");
      results(counts, closed, told, "PROJECT_CLOSED", 1, "notices of the end of projects");
      long bidders = database.number("select count(*) from notice_delivery where event = 'PROCUREMENT_RESULT' and outcome = 'SENT' and project_code in "
          + Books.codes(closed));
      counts.line("mails to bidders", 3L * closed.size(), bidders, Math.max(0, 3L * closed.size() - bidders), Math.max(0, bidders - 3L * closed.size()));
    }
  }

  private static void results(Counts counts, Set<Project> closed, Map<String, Integer> told, String event, int each, String what) {
    long lost = closed.stream().mapToLong(project -> Math.max(0, each - told.getOrDefault(event + " " + project.code(), 0))).sum();
    long doubled = closed.stream().mapToLong(project -> Math.max(0, told.getOrDefault(event + " " + project.code(), 0) - each)).sum();
    counts.line(what, (long) each * closed.size(), (long) each * closed.size() - lost + doubled, lost, doubled);
  }

  private static JsonNode notice(byte[] bytes) {
    try {
      return JSON.readTree(new String(bytes, StandardCharsets.UTF_8)).get("notice");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String bare(String messageId) {
    return messageId.replaceAll("[<>]", "");
  }
}
