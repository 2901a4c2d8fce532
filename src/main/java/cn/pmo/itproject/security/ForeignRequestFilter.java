package cn.pmo.itproject.security;

import cn.pmo.itproject.rule.StatusWords;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses what pages of other sites make a browser send. It would add by itself what the person has logged in with, the name and password
 * of HTTP basic included, which no token protects. Browsers say where a request comes from, and other sites can send a few types of
 * content only without asking first; neither is taken for anything that changes something. Other clients send neither.
 */
class ForeignRequestFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> WRITING = Set.of("POST", "PUT", "DELETE");
  private static final Pattern API = Pattern.compile("/(?:engine-rest|api)(?:/.*)?");
  /** Where files are uploaded: deployments, variables and attachments. */
  private static final Pattern UPLOAD = Pattern.compile("/engine-rest(?:/engine/[^/]+)?/(?:deployment/create|.*/data|.*/attachment/create)");
  /** What another site may send without asking first, whose senders put JSON in it. */
  private static final Set<String> SIMPLE = Set.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

  /** Where people find the application, if it is configured; behind some proxies its host is not known otherwise. */
  private final String ownAddress;

  ForeignRequestFilter(String ownAddress) {
    this.ownAddress = ownAddress;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
    boolean writes = WRITING.contains(request.getMethod());
    if (!writes && !READING.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD, OPTIONS, POST, PUT, DELETE");
      refuse(response, 405, "MethodNotAllowed", StatusWords.of(405));
    } else if (writes && isForeign(request)) {
      refuse(response, 403, "ForeignRequest", "请求来自其他网站的页面，已拒绝；应在本系统的页面中操作");
    } else if (writes && isSimple(request)) {
      refuse(response, 415, "UnsupportedMediaType", StatusWords.of(415));
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader("Origin");
    String sender = origin != null ? origin : request.getHeader("Referer");
    return sender != null && own(request).noneMatch(host -> host.equals(hostOf(sender)));
  }

  private Stream<String> own(HttpServletRequest request) {
    String named = request.getHeader("Host");
    return Stream.of(hostOf(request.getScheme() + "://" + named), hostOf(ownAddress),
        hostOf(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort())).filter(host -> !host.isEmpty());
  }

  /**
   * Host and port of an address; the schemes' own ports are left out, as a proxy that ends TLS changes the scheme. Empty if there is none. Read
   * from the authority, since names inside of organisations may have an underscore, which Java takes for no host.
   */
  private static String hostOf(String address) {
    try {
      String authority = URI.create(address == null ? "" : address.strip()).getRawAuthority();
      return authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT).replaceFirst(":(80|443)?$", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isSimple(HttpServletRequest request) {
    String path = RequestPath.of(request);
    boolean empty = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
    if (empty || !API.matcher(path).matches()) {
      return false;
    }
    String type = request.getContentType() == null ? "" : request.getContentType().split(";")[0].strip().toLowerCase(Locale.ROOT);
    return type.isEmpty() || SIMPLE.contains(type) && !(type.startsWith("multipart/") && UPLOAD.matcher(path).matches());
  }

  private static void refuse(HttpServletResponse response, int status, String type, String message) throws IOException {
    response.setStatus(status);
    ErrorText.write(response, ErrorText.json(type, message));
  }
}
