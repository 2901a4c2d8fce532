package cn.pmo.itproject.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser does at the web applications, with its cookies in the open, and a client of the REST interfaces; from an address of its own. */
public final class Browser {

  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String server;
  private final String address;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> setCookies = new ArrayList<>();

  /**
   * @param address as the proxy in front would tell it
   */
  public Browser(int port, String address) {
    this.server = "http://127.0.0.1:" + port;
    this.address = address;
  }

  /** A copy of the cookies, as somebody would have who has stolen them. */
  public Browser withTheSameCookies() {
    Browser thief = new Browser(Integer.parseInt(server.substring(server.lastIndexOf(':') + 1)), address);
    thief.cookies.putAll(cookies);
    return thief;
  }

  /** Opens the page with the login form and logs in to an application. */
  public HttpResponse<String> login(String application, String user, String password) throws IOException, InterruptedException {
    open();
    return send("POST", "/camunda/api/admin/auth/user/default/login/" + application,
        "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8),
        "Content-Type", "application/x-www-form-urlencoded", "X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
  }

  /** Opens Tasklist's page. */
  public HttpResponse<String> open() throws IOException, InterruptedException {
    return send("GET", "/camunda/app/tasklist/default/", null, "Accept", "text/html");
  }

  /** Sends a request with the session's token. */
  public HttpResponse<String> ask(String method, String path, String json) throws IOException, InterruptedException {
    return send(method, path, json, "Content-Type", "application/json", "X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
  }

  /** Sends a request with name and password. */
  public HttpResponse<String> basic(String user, String password, String method, String path, String json)
      throws IOException, InterruptedException {
    String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return send(method, path, json, "Content-Type", "application/json", "Authorization", "Basic " + login);
  }

  /** The value of a cookie it would send. */
  public String cookie(String name) {
    return cookies.get(name);
  }

  /** All cookies it was told to keep, as they were told. */
  public List<String> setCookies() {
    return setCookies;
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).headers(headers).header("X-Forwarded-For", address)
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    for (String line : response.headers().allValues("Set-Cookie")) {
      setCookies.add(line);
      String pair = line.substring(0, line.indexOf(';') < 0 ? line.length() : line.indexOf(';'));
      cookies.put(pair.substring(0, pair.indexOf('=')).strip(), pair.substring(pair.indexOf('=') + 1).strip());
    }
    return response;
  }
}
