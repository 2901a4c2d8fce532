package cn.pmo.itproject.cluster;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/**
 * While the node leaves, every answer is the last one on its connection. A proxy that keeps connections would otherwise send its next
 * request just when the server closes them.
 */
class LastAnswerFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient ApplicationAvailability availability;

  LastAnswerFilter(ApplicationAvailability availability) {
    this.availability = availability;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC) {
      response.setHeader("Connection", "close");
    }
    chain.doFilter(request, response);
  }
}
