package cn.pmo.itproject.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;

/**
 * Camunda's filter: it binds the user with current groups to the engine for the request and unbinds it at the end.
 * Here without its exception for the list of engines: everything needs a login.
 */
class LoginFilter extends ProcessEngineAuthenticationFilter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    HttpServletResponse answer = (HttpServletResponse) response;
    super.doFilter(request, isSentByPage((HttpServletRequest) request) ? new WithoutChallenge(answer) : answer, chain);
  }

  @Override
  protected boolean requiresEngineAuthentication(String requestUrl) {
    return true;
  }

  /** Whether a script of a page sends the request; browsers say so themselves. */
  private static boolean isSentByPage(HttpServletRequest request) {
    String mode = request.getHeader("Sec-Fetch-Mode");
    return mode != null && !mode.equals("navigate");
  }

  /** When a session has expired, the challenge would open the browser's own login dialog over Tasklist's. */
  private static final class WithoutChallenge extends HttpServletResponseWrapper {

    WithoutChallenge(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      if (!name.equalsIgnoreCase("WWW-Authenticate")) {
        super.setHeader(name, value);
      }
    }
  }
}
