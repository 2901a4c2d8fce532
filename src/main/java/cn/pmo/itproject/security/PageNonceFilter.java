package cn.pmo.itproject.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;

/**
 * Keeps the nonce of a page's content security policy with the request it was made for. Camunda's filters hand it on through the
 * servlet context, which all requests share: a request in between changes it, the header and the page no longer agree, the
 * browser blocks every script and the page stays empty.
 */
class PageNonceFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new HttpServletRequestWrapper(request) {
      private final ServletContext context = withOwnNonce(request);

      @Override
      public ServletContext getServletContext() {
        return context;
      }
    }, response);
  }

  private static ServletContext withOwnNonce(HttpServletRequest request) {
    ServletContext context = request.getServletContext();
    return (ServletContext) Proxy.newProxyInstance(
        PageNonceFilter.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("setAttribute") && NONCE.equals(arguments[0])) {
            request.setAttribute(NONCE, arguments[1]);
            return null;
          }
          if (method.getName().equals("getAttribute") && NONCE.equals(arguments[0])) {
            return request.getAttribute(NONCE);
          }
          try {
            return method.invoke(context, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
