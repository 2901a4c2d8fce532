package cn.pmo.itproject.security;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.TryLaterException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests that are to be sent again later, where none of the interfaces has begun to answer: in the filters for the login. */
class TryLaterFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      TryLaterException refusal = RuleViolationException.causeOf(e, TryLaterException.class).orElse(null);
      if (refusal == null || response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      response.setStatus(refusal.status());
      response.setHeader("Retry-After", String.valueOf(refusal.seconds()));
      ErrorText.write(response, ErrorText.json("TryLaterException", refusal.getMessage()));
    }
  }
}
