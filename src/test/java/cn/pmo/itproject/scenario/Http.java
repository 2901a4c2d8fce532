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

  private static final String PASSWORD = "密码-4711";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> withPassword = new HashSet<>();
  private final ProcessEngine engine;
  private final Environment environment;

  Http(ProcessEngine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
  }

  /** What the user gets, which must be a success. */
  public JsonNode get(String user, String path) {
    return json(send(request(user, path).GET()), 200);
  }

  /** The status the user's request is answered with. */
  public int status(String user, String path) {
    return send(request(user, path).GET()).statusCode();
  }

  /** What the user gets for a JSON body, which must be a success. */
  public JsonNode post(String user, String path, Object body) {
    return json(sendBody(user, path, body), 200);
  }

  /** The status the user's request is answered with. */
  public int postStatus(String user, String path, Object body) {
    return sendBody(user, path, body).statusCode();
  }

  /** What the user is told instead of an answer. */
  public JsonNode refused(String user, String path, int status) {
    return json(send(request(user, path).GET()), status);
  }

  /** What the user is told instead of an answer to a JSON body. */
  public JsonNode refused(String user, String path, Object body, int status) {
    return json(sendBody(user, path, body), status);
  }

  private HttpResponse<String> sendBody(String user, String path, Object body) {
    try {
      return send(request(user, path).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String user, String path) {
    // The engine's web applications find it by its name, under which every application context of the test run registers its own.
    ProcessEngines.registerProcessEngine(engine);
    if (withPassword.add(user)) {
      User found = engine.getIdentityService().createUserQuery().userId(user).singleResult();
      found.setPassword(PASSWORD);
      engine.getIdentityService().saveUser(found);
    }
    String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path))
        .header("Authorization", "Basic " + login);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
