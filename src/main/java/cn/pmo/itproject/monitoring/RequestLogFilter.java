package cn.pmo.itproject.monitoring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * One line in the log for each request to an API that was refused, failed or took long, with project, task and person. The others are in
 * the proxy's access log, which has all of them; here they would be noise.
 */
@Component
class RequestLogFilter extends FilterRegistrationBean<HttpFilter> {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLogFilter.class);

  private static final String UUID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?";
  private static final Pattern TASK = Pattern.compile("/(?:engine-rest|api|camunda/api/.*)/tasks?/" + UUID);
  private static final Pattern INSTANCE = Pattern.compile("/(?:engine-rest|camunda/api/.*)/process-instance/" + UUID);
  private static final Pattern PROJECT = Pattern.compile("/api/projects/(XM-\\d{4}-\\d{4,8})(?:/.*)?");

  RequestLogFilter(@Value("${it-project.monitoring.slow-request:PT10S}") Duration slow) {
    super(new LoggingFilter(slow));
    setUrlPatterns(List.of("/engine-rest/*", "/api/*", "/camunda/api/*"));
    // Around the logins, whose refusals count, too.
    setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
  }

  private static final class LoggingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final Duration slow;

    LoggingFilter(Duration slow) {
      this.slow = slow;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      long start = System.nanoTime();
      try (RequestTrace trace = RequestTrace.open()) {
        String path = request.getRequestURI();
        addFrom(path, TASK, trace, RequestTrace.TASK);
        addFrom(path, INSTANCE, trace, RequestTrace.INSTANCE);
        addFrom(path, PROJECT, trace, RequestTrace.PROJECT);
        trace.tellLog();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
          chain.doFilter(request, response);
          status = response.getStatus();
        } finally {
          log(request, status, Duration.ofNanos(System.nanoTime() - start), trace);
        }
      }
    }

    private static void addFrom(String path, Pattern pattern, RequestTrace trace, String name) {
      Matcher matcher = pattern.matcher(path);
      if (matcher.matches()) {
        trace.add(name, matcher.group(1));
      }
    }

    private void log(HttpServletRequest request, int status, Duration duration, RequestTrace trace) {
      if (status < 400 && duration.compareTo(slow) < 0) {
        return;
      }
      trace.tellLog();
      LOG.atLevel(status >= 500 ? Level.WARN : Level.INFO)
          .addKeyValue("method", request.getMethod())
          .addKeyValue("path", request.getRequestURI())
          .addKeyValue("status", status)
          .addKeyValue("durationMs", duration.toMillis())
          .log("{} {} was answered with {} after {} ms{}", request.getMethod(), request.getRequestURI(), status, duration.toMillis(),
              trace.refusal() == null ? "" : ": " + trace.refusal());
    }
  }
}
