package cn.pmo.itproject.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;

/** Asks the running server as the people of the tests do, with a login. */
public final class Http {

  /** Everybody's password. */
  public static final String PASSWORD = "密码-4711";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> withPassword = new HashSet<>();
  private final ProcessEngine engine;
  private final Environment environment;

  Http(ProcessEngine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
  }

  /** A user with a name, unless there is one already; the groups exist. */
  public Http user(String id, String familyName, String givenName, String... groups) {
    if (engine.getIdentityService().createUserQuery().userId(id).count() == 0) {
      User user = engine.getIdentityService().newUser(id);
      user.setLastName(familyName);
      user.setFirstName(givenName);
      engine.getIdentityService().saveUser(user);
      for (String group : groups) {
        engine.getIdentityService().createMembership(id, group);
      }
    }
    return this;
  }

  /** What the user gets, which must be a success. */
  public JsonNode get(String user, String path) {
    return ask(user, "GET", path, null);
  }

  /** The status the user's request is answered with. */
  public int status(String user, String path) {
    return send(user, "GET", path, null).statusCode();
  }

  /** What the user gets for a JSON body, which must be a success. */
  public JsonNode post(String user, String path, Object body) {
    return ask(user, "POST", path, body);
  }

  /** The status the user's request is answered with. */
  public int postStatus(String user, String path, Object body) {
    return send(user, "POST", path, body).statusCode();
  }

  /** What the user is told instead of an answer. */
  public JsonNode refused(String user, String path, int status) {
    return answer(user, "GET", path, null, status);
  }

  /** What the user is told instead of an answer to a JSON body. */
  public JsonNode refused(String user, String path, Object body, int status) {
    return answer(user, "POST", path, body, status);
  }

  /** What a request is refused with: field and message of the only violation. */
  public String refusal(String user, String method, String path, Object body) {
    JsonNode violations = answer(user, method, path, body, 400).path("violations");
    assertThat(violations).hasSize(1);
    return violations.get(0).path("field").asText() + ": " + violations.get(0).path("message").asText();
  }

  /** The answer to a request, which must be a success; null if it has no content. */
  public JsonNode ask(String user, String method, String path, Object body) {
    return answer(user, method, path, body, 200);
  }

  /**
   * The answer to a request with this status; null if it has no content.
   *
   * @param body a text as it is sent, anything else is sent as JSON; null for none
   */
  public JsonNode answer(String user, String method, String path, Object body, int status) {
    HttpResponse<String> response = send(user, method, path, body);
    assertThat(response.statusCode()).as("%s %s: %s", method, path, response.body()).isEqualTo(status);
    try {
      return response.body().isEmpty() ? null : JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String user, String method, String path, Object body) {
    try {
      BodyPublisher publisher = body == null ? BodyPublishers.noBody()
          : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
      return client.send(request(user, path).header("Content-Type", "application/json").method(method, publisher).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String user, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path))
        .header("Authorization", authorization(user));
  }

  /** What a client sends as {@code Authorization} to ask as this user, who has the password from then on. */
  public String authorization(String user) {
    // The engine's web applications find it by its name, under which every application context of the test run registers its own.
    ProcessEngines.registerProcessEngine(engine);
    if (withPassword.add(user)) {
      User found = engine.getIdentityService().createUserQuery().userId(user).singleResult();
      found.setPassword(PASSWORD);
      engine.getIdentityService().saveUser(found);
    }
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
  }
}
