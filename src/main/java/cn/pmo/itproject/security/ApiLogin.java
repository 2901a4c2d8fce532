package cn.pmo.itproject.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;

/**
 * Login of our own API: as the engine's REST API, and for requests that only read also the session of the web applications,
 * so that a form in Tasklist can load what it shows. Requests that change something never go by the session: a foreign page
 * could send them with the cookie.
 */
public class ApiLogin extends EngineLogin {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    if (request.getHeader("Authorization") != null || !SAFE_METHODS.contains(request.getMethod())) {
      return super.extractAuthenticatedUser(request, engine);
    }
    HttpSession session = request.getSession(false);
    Authentication login = session == null ? null
        : AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
    // A session outlives its user; the groups are read anew by the filter because the result names none.
    boolean known = login != null && engine.getIdentityService().createUserQuery().userId(login.getIdentityId()).count() == 1;
    return known ? AuthenticationResult.successful(login.getIdentityId()) : AuthenticationResult.unsuccessful();
  }
}
