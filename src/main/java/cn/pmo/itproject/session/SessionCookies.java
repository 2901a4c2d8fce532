package cn.pmo.itproject.session;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.SessionCookieProperties;
import org.camunda.bpm.spring.boot.starter.property.WebappProperty;
import org.camunda.bpm.webapp.impl.security.filter.CookieConfigurator;
import org.camunda.bpm.webapp.impl.security.filter.util.CookieConstants;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;

/**
 * The session's cookie, and with it that of the token against forged requests, as Camunda's filter would set it (the same name, flags and
 * settings) if it made the token.
 */
@Component
class SessionCookies implements HttpSessionIdResolver {

  private static final String WRITTEN = SessionCookies.class.getName();

  private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
  private final CookieConfigurator configurator = new CookieConfigurator();
  private final WebappProperty webapp;

  SessionCookies(ServerProperties server, CamundaBpmProperties properties) {
    webapp = properties.getWebapp();
    cookies.setCookieSerializer(serializer(server.getServlet().getSession().getCookie(), webapp.getSessionCookie()));
    configurator.parseParams(new Settings(webapp.getCsrf().getInitParams()));
  }

  private static CookieSerializer serializer(Cookie settings, SessionCookieProperties camunda) {
    DefaultCookieSerializer serializer = new DefaultCookieSerializer();
    serializer.setCookieName(settings.getName());
    if (camunda.isEnableSecureCookie() || Boolean.TRUE.equals(settings.getSecure())) {
      // Otherwise it depends on the request.
      serializer.setUseSecureCookie(true);
    }
    return serializer;
  }

  @Override
  public List<String> resolveSessionIds(HttpServletRequest request) {
    return cookies.resolveSessionIds(request);
  }

  /** Called several times in the course of an answer. */
  @Override
  public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
    cookies.setSessionId(request, response, sessionId);
    if (!sessionId.equals(request.getAttribute(WRITTEN))) {
      request.setAttribute(WRITTEN, sessionId);
      String token = WebSession.tokenOf(sessionId);
      response.addHeader(CookieConstants.SET_COOKIE_HEADER_NAME,
          configurator.getCookieName(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME) + "=" + token
              + CsrfConstants.CSRF_PATH_FIELD_NAME + request.getContextPath() + webapp.getApplicationPath() + configurator.getConfig());
      response.setHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, token);
    }
  }

  @Override
  public void expireSession(HttpServletRequest request, HttpServletResponse response) {
    cookies.expireSession(request, response);
  }

  /** Camunda's settings, in the form its own filters get them. */
  private record Settings(Map<String, String> values) implements FilterConfig {

    @Override
    public String getFilterName() {
      return SessionCookies.class.getSimpleName();
    }

    @Override
    public ServletContext getServletContext() {
      return null;
    }

    @Override
    public String getInitParameter(String name) {
      return values.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
      return Collections.enumeration(values.keySet());
    }
  }
}
