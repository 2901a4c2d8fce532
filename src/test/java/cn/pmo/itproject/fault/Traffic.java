package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Client.Answer;
import cn.pmo.itproject.scenario.StepData;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.variable.value.FileValue;

/**
 * People who work on projects over REST, each request through the next of some addresses. They act as people do: who gets no answer,
 * or is told to try again, looks what there is to do and goes on from there. Every attempt is on record with its answer.
 */
final class Traffic implements AutoCloseable {

  /** Somebody does something about an open task. */
  interface Worker {
    void work(Project project, JsonNode task);
  }

  /** A request that is needed to go on had no usable answer; it has been counted. */
  private static final class Again extends RuntimeException {
    Again(String message) {
      super(message);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {
  };
  private static final Set<String> DECISIONS = Set.of("decision", "criterion1", "preliminaryConclusion", "pilotSatisfied");
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PAUSE = Duration.ofMillis(150);
  /** A project on which nothing has become possible for so long is stuck. */
  private static final Duration STANDSTILL = Duration.ofSeconds(120);
  /** How long nobody turns to an address at which nobody listens. */
  private static final Duration AWAY = Duration.ofSeconds(1);

  private final List<String> addresses;
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<String, Instant> away = new ConcurrentHashMap<>();
  private final AtomicInteger completed = new AtomicInteger();
  private final Tally answers = new Tally();
  private final List<Project> projects = new CopyOnWriteArrayList<>();
  private final List<Future<?>> running = new CopyOnWriteArrayList<>();
  private volatile boolean enough;
  private final ExecutorService people = Executors.newCachedThreadPool();

  /** @param addresses of the nodes or of the proxy, used in turn */
  Traffic(List<String> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  /** What came of all requests so far. */
  Tally answers() {
    return answers;
  }

  /** Steps somebody was told are done. */
  int completed() {
    return completed.get();
  }

  List<Project> projects() {
    return List.copyOf(projects);
  }

  // --- projects in the background -----------------------------------------------------------------------------------

  /** Starts projects and has each worked on by people of its own until the step is open, to the end if it is null. */
  void begin(int number, String lastStep) {
    begin(number, lastStep, this::work);
  }

  void begin(int number, String lastStep, Worker worker) {
    for (int i = 0; i < number; i++) {
      Project project = add();
      running.add(people.submit(() -> {
        start(project);
        drive(project, lastStep, worker);
      }));
    }
  }

  /** Has a project that has been started worked on in the background. */
  void work(Project project, String lastStep, Worker worker) {
    running.add(people.submit(() -> drive(project, lastStep, worker)));
  }

  /** Has people work on one project after the other, until it is enough. */
  void keepBusy(int number, String lastStep) {
    for (int i = 0; i < number; i++) {
      running.add(people.submit(() -> {
        do {
          Project project = add();
          start(project);
          drive(project, lastStep, this::work);
        } while (!enough);
      }));
    }
  }

  /** Whoever is kept busy finishes the project at hand and starts no other one. */
  void enough() {
    enough = true;
  }

  /** Goes on with all projects there are. */
  void resume(String lastStep) {
    projects.forEach(project -> work(project, lastStep, this::work));
  }

  /** Waits until a number of steps has been done since the beginning. */
  void awaitCompleted(int steps) {
    Await.until(() -> completed + " steps done of " + steps, Duration.ofSeconds(180), () -> {
      for (Future<?> future : running) {
        if (future.isDone()) {
          future.get();
        }
      }
      return completed.get() >= steps || running.stream().allMatch(Future::isDone);
    });
  }

  /** Waits until all projects are where they were to be brought. */
  void awaitAll(Duration patience) {
    Instant end = Instant.now().plus(patience);
    try {
      for (Future<?> future : running) {
        future.get(Math.max(1, Duration.between(Instant.now(), end).toMillis()), TimeUnit.MILLISECONDS);
      }
      running.clear();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause().getMessage() + "; answers: " + answers, e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("projects are not done within " + patience.toSeconds() + " s; answers: " + answers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // --- what people do -----------------------------------------------------------------------------------------------

  /** A project that has not been started yet; names outside of the basic plane must survive everything, too. */
  Project add() {
    Project project = new Project("卷烟物流配送线路优化𠮷🚚 " + NUMBER.incrementAndGet());
    projects.add(project);
    return project;
  }

  /** Starts the project; who gets no answer looks whether it is in the ledger before he tries again. */
  void start(Project project) {
    Map<String, Object> requirement = requirement(project);
    Instant end = Instant.now().plus(STANDSTILL);
    while (project.code() == null) {
      Answer answer = start(next(), project, requirement);
      if (answer.ok()) {
        project.code(answer.json().get("businessKey").asText());
        return;
      }
      Await.pause(PAUSE);
      findInLedger(project);
      if (project.code() == null && Instant.now().isAfter(end)) {
        throw new AssertionError("cannot be started: " + answer.text());
      }
    }
  }

  Map<String, Object> requirement(Project project) {
    return StepData.with(StepData.requirement("SELF_BUILT"), "projectName", project.name());
  }

  /** One request to start. */
  Answer start(String address, Project project, Map<String, Object> requirement) {
    String requester = Organisation.member("requesting-department");
    Answer answer = counted("start", address, Client.post(address, requester, "/engine-rest/process-definition/key/it-project-construction/submit-form",
        Map.of("variables", Client.typed(requirement))));
    project.add(new Submission(project.name(), Submission.START + ":" + project.name(), Submission.START, requester, digests(requirement), false,
        answer.kind(), Instant.now()));
    return answer;
  }

  private void findInLedger(Project project) {
    String address = next();
    Answer found = counted("read", address, Client.get(address, Organisation.member("requesting-department"),
        "/api/projects?size=10&q=" + URLEncoder.encode(project.name(), StandardCharsets.UTF_8)));
    if (found.ok()) {
      for (JsonNode row : found.json().get("items")) {
        if (project.name().equals(row.path("name").asText())) {
          project.code(row.get("code").asText());
        }
      }
    }
  }

  /** Works on a project until the step is open, to the end if it is null. */
  void drive(Project project, String lastStep, Worker worker) {
    Instant end = Instant.now().plus(STANDSTILL);
    int before = -1;
    while (true) {
      String open = "?";
      try {
        List<JsonNode> tasks = tasks(project);
        open = tasks.stream().map(task -> task.get("taskDefinitionKey").asText()).toList().toString();
        if (tasks.stream().anyMatch(task -> task.get("taskDefinitionKey").asText().equals(lastStep))) {
          return;
        }
        if (tasks.isEmpty() && lastStep == null && isClosed(project)) {
          project.close();
          return;
        }
        for (JsonNode task : tasks) {
          worker.work(project, task);
        }
        if (tasks.isEmpty()) {
          Await.pause(PAUSE);
        }
      } catch (Again e) {
        open = open + " " + e.getMessage();
        Await.pause(PAUSE);
      }
      int now = project.attempts().stream().filter(Submission::acknowledged).toList().size();
      if (now != before) {
        before = now;
        end = Instant.now().plus(STANDSTILL);
      } else if (Instant.now().isAfter(end)) {
        throw new AssertionError(project.code() + " does not go on, open: " + open);
      }
    }
  }

  /** A member of the step's group takes the task and completes it with valid data. */
  void work(Project project, JsonNode task) {
    String user = candidate(task, 0);
    claim(user, task);
    Answer submitted = submit(next(), user, project, task, data(user, project, task));
    if (!submitted.ok()) {
      throw new Again("submission by " + user + ": " + submitted.text());
    }
  }

  void claim(String user, JsonNode task) {
    String address = next();
    Answer claimed = counted("claim", address, Client.post(address, user, "/engine-rest/task/" + id(task) + "/claim", Map.of("userId", user)));
    if (!claimed.ok()) {
      throw new Again("claim by " + user + ": " + claimed.text());
    }
  }

  /** One request to upload a document of a task. */
  Answer upload(String address, String user, JsonNode task, String variable, FileValue file) {
    return counted("upload", address, Client.upload(address, user, id(task), variable, file.getFilename(), Client.bytes(file)));
  }

  /** One request to complete a task. */
  Answer submit(String address, String user, Project project, JsonNode task, Map<String, Object> data) {
    Answer answer = counted("submit", address, Client.post(address, user, "/engine-rest/task/" + id(task) + "/submit-form",
        Map.of("variables", Client.typed(data))));
    project.add(new Submission(project.name(), id(task), task.get("taskDefinitionKey").asText(), user, digests(data),
        data.keySet().stream().anyMatch(DECISIONS::contains), answer.kind(), Instant.now()));
    if (answer.ok()) {
      completed.incrementAndGet();
    }
    return answer;
  }

  /** Valid data for the task, as the user sees the project. */
  Map<String, Object> data(String user, Project project, JsonNode task) {
    return StepData.of(task.get("taskDefinitionKey").asText(), new StepData.Known() {
      @Override
      public List<Map<String, Object>> rows(String variable) {
        try {
          return JSON.readValue(read(user, "/engine-rest/task/" + id(task) + "/variables/" + variable + "?deserializeValue=false").get("value")
              .asText(), ROWS);
        } catch (JsonProcessingException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public String projectCode() {
        return project.code();
      }
    });
  }

  /** One of the two who may do it. */
  String candidate(JsonNode task, int which) {
    for (JsonNode link : read(Node.ADMIN, "/engine-rest/task/" + id(task) + "/identity-links?type=candidate")) {
      if (!link.get("groupId").isNull()) {
        return Organisation.members(link.get("groupId").asText()).get(which);
      }
    }
    throw new Again("nobody may do " + task);
  }

  List<JsonNode> tasks(Project project) {
    List<JsonNode> tasks = new ArrayList<>();
    read(Node.ADMIN, "/engine-rest/task?sortBy=created&sortOrder=asc&processInstanceBusinessKey=" + project.code()).forEach(tasks::add);
    return tasks;
  }

  private boolean isClosed(Project project) {
    return read(Node.ADMIN, "/api/projects/" + project.code()).get("status").asText().equals("CLOSED");
  }

  private JsonNode read(String user, String path) {
    String address = next();
    Answer answer = counted("read", address, Client.get(address, user, path));
    if (!answer.ok()) {
      throw new Again(path + ": " + answer.text());
    }
    return answer.json();
  }

  static String id(JsonNode task) {
    return task.get("id").asText();
  }

  private Answer counted(String what, String address, Answer answer) {
    if (answer.isRefusedConnection()) {
      away.put(address, Instant.now().plus(AWAY));
    }
    answers.count(answer.ok() ? "2xx" : answer.kind() + " (" + what + ")");
    return answer;
  }

  /** The next address in turn; one at which nobody listens has to wait, as with a proxy, unless there is no other. */
  String next() {
    String address = null;
    for (int i = 0; i < addresses.size(); i++) {
      address = addresses.get(Math.floorMod(turn.getAndIncrement(), addresses.size()));
      if (away.getOrDefault(address, Instant.MIN).isBefore(Instant.now())) {
        return address;
      }
    }
    return address;
  }

  private static List<String> digests(Map<String, Object> data) {
    return data.values().stream().filter(FileValue.class::isInstance).map(file -> digest(Client.bytes((FileValue) file))).toList();
  }

  static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    people.shutdownNow();
  }
}
