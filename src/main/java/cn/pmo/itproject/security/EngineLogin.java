package cn.pmo.itproject.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/**
 * Login with name and password of the engine's users by HTTP basic, in UTF-8 so that any password works.
 * Repeated failures are slowed down where passwords are checked, for all ways in ({@code login.EngineUsers}).
 *
 * <p>Made by Camunda's filter by its class name: public, no arguments.
 */
public class EngineLogin implements AuthenticationProvider {

  private static final String SCHEME = "basic ";

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return AuthenticationResult.unsuccessful();
    }
    String credentials;
    try {
      credentials = new String(Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return AuthenticationResult.unsuccessful();
    }
    int colon = credentials.indexOf(':');
    if (colon <= 0) {
      return AuthenticationResult.unsuccessful();
    }
    String userId = credentials.substring(0, colon);
    boolean known = engine.getIdentityService().checkPassword(userId, credentials.substring(colon + 1));
    return known ? AuthenticationResult.successful(userId) : AuthenticationResult.unsuccessful(userId);
  }

  @Override
  public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
    response.setHeader("WWW-Authenticate", "Basic realm=\"it-project\", charset=\"UTF-8\"");
    try {
      ErrorText.write(response, ErrorText.json("AuthenticationException", "未登录，或者用户名、密码不正确"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
