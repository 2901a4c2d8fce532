package cn.pmo.itproject.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;

/** What the proxy's checks get on the management port. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"management.server.port=0", "management.server.address=127.0.0.1"})
@ActiveProfiles("test")
class HealthHttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort
  private int port;
  @LocalManagementPort
  private int managementPort;
  @Autowired
  private ApplicationContext context;

  @Test
  void aRunningNodeIsReadyAndAlive() throws Exception {
    HttpResponse<String> readiness = get(managementPort, "/actuator/health/readiness");
    assertThat(readiness.statusCode()).as(readiness.body()).isEqualTo(200);
    JsonNode parts = JSON.readTree(readiness.body()).path("components");
    assertThat(parts.fieldNames()).toIterable().containsExactlyInAnyOrder("readinessState", "database", "processEngine");
    assertThat(get(managementPort, "/actuator/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  void aNodeThatDrainsIsAliveButNotReady() throws Exception {
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    try {
      assertThat(get(managementPort, "/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(get(managementPort, "/actuator/health/liveness").statusCode()).isEqualTo(200);
    } finally {
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }
    assertThat(get(managementPort, "/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"env", "beans", "heapdump", "loggers", "shutdown", "threaddump", "configprops", "flyway", "metrics"})
  void nothingElseIsServed(String endpoint) throws Exception {
    assertThat(get(managementPort, "/actuator/" + endpoint).statusCode()).isEqualTo(404);
  }

  @Test
  void peoplesPortServesNoneOfIt() throws Exception {
    assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(404);
  }

  static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        BodyHandlers.ofString());
  }
}
