package cn.pmo.itproject.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Closes the page on which Camunda lets anybody create the first administrator of an empty installation.
 * The first administrator comes from the configuration ({@code camunda.bpm.admin-user}) or the directory.
 */
class SetupPageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern SETUP = Pattern.compile("/camunda/(?:api/admin/setup|app/admin/[^/]+/setup)(?:/.*)?");

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String pathInfo = request.getPathInfo() == null ? "" : request.getPathInfo();
    if (SETUP.matcher(request.getServletPath() + pathInfo).matches()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().write("首个管理员由配置 camunda.bpm.admin-user 建立，不能在此页面注册。");
      return;
    }
    chain.doFilter(request, response);
  }
}
