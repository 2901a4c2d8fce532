package cn.pmo.itproject.fault;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A browser that has logged in to Tasklist on one node and keeps its cookies, also those for HTTPS only: what is between it and the node
 * in an installation, the proxy that ends TLS, passes them on.
 */
final class Session {

  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Map<String, String> cookies = new TreeMap<>();
  private final String user;

  Session(Node node, String user) throws IOException, InterruptedException {
    this.user = user;
    send(HttpRequest.newBuilder(URI.create(node.url() + "/camunda/app/tasklist/default/")).GET());
    HttpResponse<String> login = send(HttpRequest.newBuilder(URI.create(node.url() + "/camunda/api/admin/auth/user/default/login/tasklist"))
        .header("Content-Type", "application/x-www-form-urlencoded").header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
        .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=" + URLEncoder.encode(Node.ADMIN_PASSWORD, StandardCharsets.UTF_8))));
    if (login.statusCode() != 200) {
      throw new IllegalStateException("login: " + login.statusCode() + " " + login.body());
    }
  }

  /** Whether a node knows the browser as logged in. */
  boolean isLoggedIn(Node node) throws IOException, InterruptedException {
    HttpResponse<String> who = send(HttpRequest.newBuilder(URI.create(node.url() + "/camunda/api/admin/auth/user/default")).GET());
    return who.statusCode() == 200 && who.body().contains("\"" + user + "\"");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    response.headers().allValues("Set-Cookie").stream().flatMap(line -> HttpCookie.parse(line).stream())
        .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
    return response;
  }
}
