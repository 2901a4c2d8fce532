package cn.pmo.itproject.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;

/**
 * Login of our own API: as the engine's REST API, or by the session of the web applications, so that pages in Tasklist can use it.
 * Requests that change something need the session's token against forgery besides, in the header the web applications send it in:
 * a foreign page could send the cookie, but does not know the token. Without it nobody is logged in.
 */
public class ApiLogin extends EngineLogin {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    if (request.getHeader("Authorization") != null || request.getSession(false) == null) {
      return super.extractAuthenticatedUser(request, engine);
    }
    HttpSession session = request.getSession(false);
    Authentication login = !SAFE_METHODS.contains(request.getMethod()) && !knowsToken(request, session) ? null
        : AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
    // A session outlives its user; the groups are read anew by the filter because the result names none.
    boolean known = login != null && engine.getIdentityService().createUserQuery().userId(login.getIdentityId()).count() == 1;
    return known ? AuthenticationResult.successful(login.getIdentityId()) : AuthenticationResult.unsuccessful();
  }

  private static boolean knowsToken(HttpServletRequest request, HttpSession session) {
    String sent = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
    return sent != null && session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME) instanceof String token && !token.isEmpty()
        && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
