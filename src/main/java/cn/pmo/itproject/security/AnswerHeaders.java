package cn.pmo.itproject.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Headers that tell browsers what not to do with an answer, on everything the server answers: pages, files, both APIs and what Tomcat refuses
 * before any servlet sees it. And Tomcat's own error page, which names the server and its failures, as a Chinese sentence.
 *
 * <p>Part of the server, not a filter: filters do not see what Tomcat refuses.
 */
class AnswerHeaders extends ErrorReportValve {

  /** For whatever is no page; Camunda's own filter puts the policy of its pages in its place. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
      + "microphone=(), midi=(), payment=(), usb=()";
  private static final List<String> DATA = List.of("/api", "/engine-rest", "/camunda/api", "/actuator", "/error");

  /** A year; the proxy's own sample says the same. */
  private static final String ONLY_TLS = "max-age=31536000";

  private final boolean tls;

  /**
   * @param tls whether people come over HTTPS only
   */
  AnswerHeaders(boolean tls) {
    this.tls = tls;
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    set(request, response);
    super.invoke(request, response);
  }

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    int status = response.getStatus();
    // The second is true for the first of several that is asked to tell an error.
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    // A failure has taken them away.
    set(request, response);
    try {
      response.setContentType("application/json;charset=UTF-8");
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(ErrorText.json(status));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      // Whoever asked has gone, or the answer had begun.
      container.getLogger().debug("An error could not be told", e);
    }
  }

  private void set(Request request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Content-Security-Policy", NOTHING);
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Permissions-Policy", NO_DEVICES);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Permitted-Cross-Domain-Policies", "none");
    if (isData(request.getDecodedRequestURI())) {
      response.setHeader("Cache-Control", "no-store");
    }
    if (tls) {
      response.setHeader("Strict-Transport-Security", ONLY_TLS);
    }
  }

  private static boolean isData(String path) {
    return path == null || DATA.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
  }
}
