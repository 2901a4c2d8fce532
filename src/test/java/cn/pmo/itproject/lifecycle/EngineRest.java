package cn.pmo.itproject.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What an outside client sees: the engine's REST interface and ours, by HTTP with a login, nothing else. */
final class EngineRest {

  /** A file to attach to a form. */
  record Attachment(String fileName, byte[] content) {
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String baseUrl;
  private final String adminId;
  private final String password;
  private final Map<String, String> firstMembers = new HashMap<>();

  EngineRest(String baseUrl, String adminId, String password) {
    this.baseUrl = baseUrl;
    this.adminId = adminId;
    this.password = password;
  }

  /** The user who acts for a group: its first member, asked from the engine. */
  String memberOf(String group) {
    return firstMembers.computeIfAbsent(group, id -> {
      JsonNode users = get(adminId, "/engine-rest/user?sortBy=userId&sortOrder=asc&memberOfGroup=" + id);
      assertThat(users).as("members of %s", id).isNotEmpty();
      return users.get(0).get("id").asText();
    });
  }

  /** A member of the group other than the given people. */
  String memberOf(String group, List<String> except) {
    for (JsonNode user : get(adminId, "/engine-rest/user?sortBy=userId&sortOrder=asc&memberOfGroup=" + group)) {
      if (!except.contains(user.get("id").asText())) {
        return user.get("id").asText();
      }
    }
    return fail("no member of %s besides %s", group, except);
  }

  JsonNode get(String user, String path) {
    HttpResponse<byte[]> response = send(request(user, path).GET());
    assertThat(response.statusCode()).as("GET %s as %s: %s", path, user, body(response)).isEqualTo(200);
    return parse(response);
  }

  HttpResponse<byte[]> getRaw(String user, String path) {
    return send(request(user, path).GET());
  }

  /** Starts a process by its start form. */
  HttpResponse<byte[]> start(String user, String processKey, Map<String, Object> variables) {
    return postJson(user, "/engine-rest/process-definition/key/" + processKey + "/submit-form", Map.of("variables", typed(variables)));
  }

  /** The open tasks of a step that the user sees, waiting for the first one to appear. */
  List<JsonNode> tasks(String user, String projectCode, String step) {
    String query = "/engine-rest/task?sortBy=created&sortOrder=asc&processInstanceBusinessKey=" + projectCode + "&taskDefinitionKey="
        + step;
    Instant until = Instant.now().plus(PATIENCE);
    while (true) {
      JsonNode found = get(user, query);
      if (!found.isEmpty()) {
        List<JsonNode> tasks = new ArrayList<>();
        found.forEach(tasks::add);
        return tasks;
      }
      if (Instant.now().isAfter(until)) {
        JsonNode open = get(adminId, "/engine-rest/task?processInstanceBusinessKey=" + projectCode);
        JsonNode incidents = get(adminId, "/engine-rest/incident");
        return fail("%s sees no task %s of %s; open: %s; incidents: %s", user, step, projectCode,
            open.findValuesAsText("taskDefinitionKey"), incidents);
      }
      pause();
    }
  }

  HttpResponse<byte[]> claim(String user, String taskId) {
    return postJson(user, "/engine-rest/task/" + taskId + "/claim", Map.of("userId", user));
  }

  HttpResponse<byte[]> submit(String user, String taskId, Map<String, Object> variables) {
    return postJson(user, "/engine-rest/task/" + taskId + "/submit-form", Map.of("variables", typed(variables)));
  }

  /** Uploads a document as multipart, as browsers and scripts do. */
  HttpResponse<byte[]> upload(String user, String taskId, String variable, Attachment file) {
    String boundary = "----it-project-" + System.nanoTime();
    byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + file.fileName()
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"valueType\"\r\n\r\nFile\r\n--" + boundary + "--\r\n")
        .getBytes(StandardCharsets.UTF_8);
    return send(request(user, "/engine-rest/task/" + taskId + "/variables/" + variable + "/data")
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, file.content(), tail))));
  }

  JsonNode parse(HttpResponse<byte[]> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String body(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Map<String, Object> typed(Map<String, Object> variables) {
    Map<String, Object> typed = new LinkedHashMap<>();
    variables.forEach((name, value) -> typed.put(name, typed(value)));
    return typed;
  }

  private Map<String, Object> typed(Object value) {
    if (value instanceof Attachment file) {
      return Map.of("type", "File", "value", Base64.getEncoder().encodeToString(file.content()),
          "valueInfo", Map.of("filename", file.fileName(), "mimeType", "application/octet-stream", "encoding", "UTF-8"));
    }
    if (value instanceof List || value instanceof Map) {
      try {
        return Map.of("type", "Json", "value", json.writeValueAsString(value));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.of("type", value.getClass().getSimpleName(), "value", value);
  }

  private HttpResponse<byte[]> postJson(String user, String path, Object content) {
    try {
      return send(request(user, path).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(content))));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String user, String path) {
    String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Authorization", "Basic " + login);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
