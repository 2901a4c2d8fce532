package cn.pmo.itproject.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.mock.env.MockEnvironment;

/** Headers and error texts of a bare server. */
class AnswerHeadersTest {

  @ParameterizedTest
  @CsvSource({"proxy, true", "server, true", "none, false", ", false"})
  void browsersAreToldToStayWithTlsWhereThereIsTls(String tls, boolean told) throws Exception {
    MockEnvironment environment = new MockEnvironment();
    if (tls != null) {
      environment.setProperty("it-project.tls", tls);
    }
    HttpResponse<String> answer = ask(environment, "/nothing");
    assertThat(answer.headers().firstValue("Strict-Transport-Security").isPresent()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"/nothing, 404", "/fails, 500"})
  void whatTomcatAnswersItselfIsASentence(String path, int status) throws Exception {
    HttpResponse<String> answer = ask(new MockEnvironment(), path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.body()).isEqualTo(ErrorText.json(status));
  }

  private static HttpResponse<String> ask(MockEnvironment environment, String path) throws Exception {
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
    new WebServerConfiguration().answerHeaders(environment).customize(factory);
    WebServer server = factory.getWebServer(context -> context.addServlet("failing", new HttpServlet() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException("select secret from ACT_RU_TASK");
      }
    }).addMapping("/fails"));
    server.start();
    try {
      return HttpClient.newHttpClient().send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path)).build(), BodyHandlers.ofString());
    } finally {
      server.stop();
    }
  }
}
