package cn.pmo.itproject.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngines;

/** Pages of a web application for an engine that does not exist are not there; Camunda's filter takes it for granted and fails. */
class UnknownEnginePageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern PAGE = Pattern.compile("/camunda/app/[^/]+/([^/]+)/");

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Matcher page = PAGE.matcher(RequestPath.of(request));
    if (page.matches() && !ProcessEngines.getProcessEngines().containsKey(page.group(1))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    chain.doFilter(request, response);
  }
}
