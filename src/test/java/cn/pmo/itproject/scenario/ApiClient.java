package cn.pmo.itproject.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.identity.User;

/** People who ask the started application over HTTP, each with a login of his own. */
public final class ApiClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "密码-4711";

  private final HttpClient http = HttpClient.newHttpClient();
  private final IdentityService identityService;
  private final int port;

  public ApiClient(ProcessEngine engine, int port) {
    // The engine's web applications find it by its name, under which every application context of the test run registers its own.
    ProcessEngines.registerProcessEngine(engine);
    this.identityService = engine.getIdentityService();
    this.port = port;
  }

  /** A user who may log in, unless he is there already; the groups exist. */
  public ApiClient user(String id, String familyName, String givenName, String... groups) {
    if (identityService.createUserQuery().userId(id).count() == 0) {
      User user = identityService.newUser(id);
      user.setLastName(familyName);
      user.setFirstName(givenName);
      user.setPassword(PASSWORD);
      identityService.saveUser(user);
      for (String group : groups) {
        identityService.createMembership(id, group);
      }
    }
    return this;
  }

  /** The answer to a request that succeeds; null if it has no content. */
  public JsonNode ask(String user, String method, String path, String body) {
    return answer(user, method, path, body, 200);
  }

  /** The answer to a request with this status; null if it has no content. */
  public JsonNode answer(String user, String method, String path, String body, int status) {
    HttpResponse<String> response = send(user, method, path, body);
    assertThat(response.statusCode()).as("%s %s: %s", method, path, response.body()).isEqualTo(status);
    try {
      return response.body().isEmpty() ? null : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a request is refused with: field and message of the only violation. */
  public String refusal(String user, String method, String path, String body) {
    JsonNode violations = answer(user, method, path, body, 400).path("violations");
    assertThat(violations).hasSize(1);
    return violations.get(0).path("field").asText() + ": " + violations.get(0).path("message").asText();
  }

  private HttpResponse<String> send(String user, String method, String path, String body) {
    try {
      return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
          .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
          .header("Content-Type", "application/json")
          .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
