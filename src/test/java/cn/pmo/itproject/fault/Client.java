package cn.pmo.itproject.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.FileValue;

/** What a person's browser does: requests with a login over HTTP. Nothing is ever sent twice by itself. */
final class Client {

  /**
   * What came of a request.
   *
   * @param status 0 if there was no answer
   * @param failure what happened instead of an answer
   */
  record Answer(int status, byte[] content, String failure) {

    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** Whether nobody listened; nothing has been sent then. */
    boolean isRefusedConnection() {
      return status == 0 && failure.equals(REFUSED);
    }

    /** By which it is counted. */
    String kind() {
      return status == 0 ? failure : String.valueOf(status);
    }

    String text() {
      return status == 0 ? failure : status + " " + new String(content, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return JSON.readTree(content);
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }
  }

  private static final String REFUSED = "refused";
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Longer than the server may wait for anything: who still has no answer then is never going to get one. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
      .build();

  private Client() {
  }

  static Answer get(String baseUrl, String user, String path) {
    return send(request(baseUrl, user, path).GET());
  }

  static Answer post(String baseUrl, String user, String path, Object content) {
    return send(request(baseUrl, user, path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(bytes(content))));
  }

  static Answer put(String baseUrl, String user, String path, Object content) {
    return send(request(baseUrl, user, path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(content))));
  }

  /** Uploads a document as multipart, as browsers and scripts do. */
  static Answer upload(String baseUrl, String user, String taskId, String variable, String fileName, byte[] content) {
    String boundary = "----it-project-fault-suite";
    byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + fileName
        + "\"\r\nContent-Type: application/pdf\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"valueType\"\r\n\r\nFile\r\n--" + boundary + "--\r\n")
        .getBytes(StandardCharsets.UTF_8);
    return send(request(baseUrl, user, "/engine-rest/task/" + taskId + "/variables/" + variable + "/data")
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, content, tail))));
  }

  /** Variables as the engine's REST interface takes them. */
  static Map<String, Object> typed(Map<String, Object> variables) {
    Map<String, Object> typed = new LinkedHashMap<>();
    variables.forEach((name, value) -> typed.put(name, typed(value)));
    return typed;
  }

  private static Map<String, Object> typed(Object value) {
    if (value instanceof FileValue file) {
      return Map.of("type", "File", "value", Base64.getEncoder().encodeToString(bytes(file)),
          "valueInfo", Map.of("filename", file.getFilename(), "mimeType", "application/pdf"));
    }
    if (value instanceof List || value instanceof Map) {
      return Map.of("type", "Json", "value", new String(bytes(value), StandardCharsets.UTF_8));
    }
    return Map.of("type", value.getClass().getSimpleName(), "value", value);
  }

  static byte[] bytes(FileValue file) {
    try (var content = file.getValue()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Object content) {
    try {
      return JSON.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest.Builder request(String baseUrl, String user, String path) {
    String login = Base64.getEncoder().encodeToString((user + ":" + Node.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE).header("Authorization", "Basic " + login);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body(), null);
    } catch (ConnectException e) {
      return new Answer(0, new byte[0], REFUSED);
    } catch (HttpTimeoutException e) {
      return new Answer(0, new byte[0], "timeout");
    } catch (IOException e) {
      return new Answer(0, new byte[0], "broken");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
