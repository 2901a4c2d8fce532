package cn.pmo.itproject.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Closes the page on which Camunda lets anybody create the first administrator of an empty installation.
 * The first administrator comes from the configuration ({@code camunda.bpm.admin-user}) or the directory.
 */
class SetupPageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  /** Below the admin application whatever has a part of that name, in whatever case and however often encoded. */
  private static final Pattern SETUP = Pattern.compile("/+camunda/+(?:api|app)/+admin(?:/.*)?/+setup(?:[/;.%].*)?",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RequestPath.of(request);
    if (SETUP.matcher(path).matches() || SETUP.matcher(decoded(path)).matches()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      ErrorText.write(response, ErrorText.json("NotFoundException", "首个管理员由配置 camunda.bpm.admin-user 建立，不能在此页面注册"));
      return;
    }
    chain.doFilter(request, response);
  }

  /** Decoded once more than the server has done: what is behind it may do the same. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
