package cn.pmo.itproject.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Knows whether this thread works for a client, in contrast to the application's own work: jobs and the start. */
class ClientRequest extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<Boolean> CURRENT = new ThreadLocal<>();

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
    CURRENT.set(true);
    try {
      chain.doFilter(request, response);
    } finally {
      CURRENT.remove();
    }
  }

  static boolean isCurrent() {
    return CURRENT.get() != null;
  }
}
