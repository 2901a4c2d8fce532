package cn.pmo.itproject.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;

/**
 * What Cockpit and Admin ask of the server beyond the engine's REST API is for those who may use them: Camunda keeps others from the pages
 * only, and lets everybody who is logged in ask for the same data. Their scripts are no secret. The rules of passwords, which Camunda shows and
 * tries for everybody, are for those who are logged in.
 */
class PluginApiFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern PLUGIN = Pattern.compile("/camunda/api/(cockpit|admin)/plugin/(?!license/)[^/]+/(?!static/).*");
  private static final Pattern PASSWORD_POLICY = Pattern.compile("/camunda/api/engine/engine/[^/]+/identity/password-policy.*");

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Matcher plugin = PLUGIN.matcher(RequestPath.of(request));
    HttpSession session = request.getSession(false);
    Authentications logins = session == null ? null : AuthenticationUtil.getAuthsFromSession(session);
    boolean stranger = logins == null || logins.getAuthentications().isEmpty();
    if (stranger && PASSWORD_POLICY.matcher(RequestPath.of(request)).matches()) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    // Whoever is not logged in at all is told so by Camunda's filter.
    if (plugin.matches() && !stranger && logins.getAuthentications().stream()
        .noneMatch(login -> login.isAuthorizedForApp(plugin.group(1)))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    chain.doFilter(request, response);
  }
}
