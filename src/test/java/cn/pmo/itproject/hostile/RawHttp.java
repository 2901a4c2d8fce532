package cn.pmo.itproject.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client that sends what it is given, byte by byte: clients of libraries refuse to send most of what an attacker sends. One connection for
 * each request.
 */
final class RawHttp {

  private static final int PATIENCE = 60_000;

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /** What came back; header names are in lower case. */
  record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
      return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    List<String> cookies() {
      return headers.stream().filter(header -> header.getKey().equals("set-cookie")).map(Map.Entry::getValue).toList();
    }
  }

  /** Sends a request line, headers and a body as they are; the length is added when there is a body. */
  Answer send(String method, String path, List<String> headers, byte[] body) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    write(head, method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n");
    headers.forEach(header -> write(head, header + "\r\n"));
    if (body != null) {
      write(head, "Content-Length: " + body.length + "\r\n");
    }
    write(head, "\r\n");
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE);
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(head.toByteArray());
        out.write(body == null ? new byte[0] : body);
        out.flush();
      } catch (SocketException e) {
        // A server that does not want to read a body to its end may close; it has answered before.
      }
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    }
  }

  /** A login in Tasklist: its cookies and its token against forged requests. */
  record Session(String cookies, String token) {
  }

  /** Logs in to Tasklist as its page does: with the token of the page, and then reads the token of the new session. */
  Session logIn(String user, String password) {
    Map<String, String> cookies = new LinkedHashMap<>();
    Answer login = logIn(user, password, "tasklist", cookies);
    if (login.status() != 200) {
      throw new IllegalStateException(user + " cannot log in: " + login.status() + " " + login.text());
    }
    keep(cookies, login);
    keep(cookies, send("GET", "/camunda/app/tasklist/default/", List.of("Accept: text/html", "Cookie: " + header(cookies)), null));
    return new Session(header(cookies), cookies.get("XSRF-TOKEN"));
  }

  /** The page of the login, as a browser has it that opens it for the first time. */
  Session open() {
    Map<String, String> cookies = new LinkedHashMap<>();
    keep(cookies, send("GET", "/camunda/app/tasklist/default/", List.of("Accept: text/html"), null));
    return new Session(header(cookies), cookies.get("XSRF-TOKEN"));
  }

  /** Logs out and keeps cookies and token. */
  Session logOut(Session session) {
    Answer answer = send("POST", "/camunda/api/admin/auth/user/default/logout", List.of("Cookie: " + session.cookies(),
        "X-XSRF-TOKEN: " + session.token()), new byte[0]);
    if (answer.status() != 200 && answer.status() != 204) {
      throw new IllegalStateException("Not logged out: " + answer.status() + " " + answer.text());
    }
    return session;
  }

  /** What comes of a login to one of the web applications. */
  Answer tryLogIn(String user, String password, String application) {
    return logIn(user, password, application, new LinkedHashMap<>());
  }

  private Answer logIn(String user, String password, String application, Map<String, String> cookies) {
    keep(cookies, send("GET", "/camunda/app/tasklist/default/", List.of("Accept: text/html"), null));
    String form = "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password="
        + URLEncoder.encode(password, StandardCharsets.UTF_8);
    return send("POST", "/camunda/api/admin/auth/user/default/login/" + application, List.of("Cookie: " + header(cookies),
        "X-XSRF-TOKEN: " + cookies.get("XSRF-TOKEN"), "Content-Type: application/x-www-form-urlencoded"), Content.text(form));
  }

  private static void keep(Map<String, String> cookies, Answer answer) {
    answer.cookies().forEach(cookie -> cookies.put(cookie.split("=", 2)[0], cookie.split("=", 2)[1].split(";")[0]));
  }

  private static String header(Map<String, String> cookies) {
    return String.join("; ", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList());
  }

  private static Answer read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketException e) {
      // As above: what came before the connection was reset is the answer.
    }
    byte[] bytes = all.toByteArray();
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = latin.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("No answer but “" + latin + "”");
    }
    String[] lines = latin.substring(0, end).split("\r\n");
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      headers.add(Map.entry(header[0].toLowerCase(), header.length > 1 ? header[1].strip() : ""));
    }
    byte[] body = latin.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    boolean chunked = headers.stream().anyMatch(h -> h.getKey().equals("transfer-encoding") && h.getValue().equalsIgnoreCase("chunked"));
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, chunked ? dechunk(body) : body);
  }

  private static byte[] dechunk(byte[] body) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    while (in.available() > 0) {
      StringBuilder size = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        size.append((char) c);
      }
      int length = size.toString().isBlank() ? 0 : Integer.parseInt(size.toString().strip(), 16);
      if (length == 0) {
        break;
      }
      plain.write(in.readNBytes(length));
      in.readNBytes(2);
    }
    return plain.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
