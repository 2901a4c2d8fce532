package cn.pmo.itproject.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which pages count as our own where browsers do not say it themselves, as over plain HTTP. */
class ForeignRequestFilterTest {

  @ParameterizedTest
  @CsvSource({"http://it_project:8080, it_project:8080, 200", "http://IT-Project.example, it-project.example, 200",
      "https://it-project.example, it-project.example:443, 200", "http://it-project.example:80/page, it-project.example, 200",
      "https://projects.example.com, node-1:8080, 200", "http://it_project:8081, it_project:8080, 403", "http://it_other:8080, it_project:8080, 403",
      "http://it_project:8080@evil.example, it_project:8080, 403", "http://it_project:8080.evil.example, it_project:8080, 403",
      "null, it_project:8080, 403", "http://, it_project:8080, 403"})
  void aPageIsOursByHostAndPort(String origin, String host, int status) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("DELETE", "/api/phrases/1");
    request.setServletPath("/api/phrases/1");
    request.addHeader("Host", host);
    request.addHeader("Origin", origin);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new ForeignRequestFilter("https://projects.example.com").doFilter(request, response, new MockFilterChain());
    assertThat(response.getStatus()).isEqualTo(status);
  }
}
