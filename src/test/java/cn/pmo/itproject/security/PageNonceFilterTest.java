package cn.pmo.itproject.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class PageNonceFilterTest {

  private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

  private final PageNonceFilter filter = new PageNonceFilter();
  private final MockServletContext shared = new MockServletContext();

  @Test
  void aRequestInBetweenDoesNotChangeTheNonceOfAPage() throws Exception {
    request(page -> {
      page.setAttribute(NONCE, "of the page");
      request(other -> other.setAttribute(NONCE, "of another request"));
      assertThat(page.getAttribute(NONCE)).isEqualTo("of the page");
    });
    assertThat(shared.getAttribute(NONCE)).isNull();
  }

  @Test
  void everythingElseIsSharedAsBefore() throws Exception {
    request(context -> context.setAttribute("telemetry", true));
    request(context -> assertThat(context.getAttribute("telemetry")).isEqualTo(true));
  }

  private void request(ContextUse use) throws IOException, ServletException {
    FilterChain chain = (request, response) -> use.with(request.getServletContext());
    filter.doFilter(new MockHttpServletRequest(shared), new MockHttpServletResponse(), chain);
  }

  private interface ContextUse {
    void with(ServletContext context) throws IOException, ServletException;
  }
}
