package cn.pmo.itproject.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which requests get a line in the log, and what it is about as far as the address tells. */
class RequestLogFilterTest {

  private static final String TASK = "0a1b2c3d-e60c-11f1-91bc-02fc00000001";
  private static final Duration NEVER = Duration.ofDays(1);

  private final Logger logger = (Logger) LoggerFactory.getLogger(RequestLogFilter.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void whatIsAnsweredAsItShouldIsNotLogged() throws Exception {
    ask(NEVER, "/api/tasks/" + TASK + "/comments", 200);
    assertThat(lines.list).isEmpty();
  }

  @Test
  void whatTookLongIs() throws Exception {
    ask(Duration.ZERO, "/api/tasks/" + TASK + "/comments", 200);
    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void aFailureIsAWarning() throws Exception {
    ask(NEVER, "/api/projects", 503);
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
    assertThat(lines.list.get(0).getFormattedMessage()).startsWith("GET /api/projects was answered with 503 after ");
  }

  @Test
  void soIsOneThatReachesNobodyWhoAnswers() {
    assertThatThrownBy(() -> ask(NEVER, "/api/projects", (request, response) -> {
      throw new IOException("broken");
    })).isInstanceOf(IOException.class);
    assertThat(lines.list.get(0).getFormattedMessage()).contains("was answered with 500");
  }

  @Test
  void theAddressNamesTaskProcessOrProject() throws Exception {
    for (String path : new String[] {"/api/tasks/" + TASK + "/copy", "/engine-rest/task/" + TASK,
        "/camunda/api/engine/engine/default/task/" + TASK + "/submit-form"}) {
      ask(NEVER, path, 400);
    }
    assertThat(lines.list).hasSize(3).allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsEntry("taskId", TASK));
    ask(NEVER, "/engine-rest/process-instance/" + TASK + "/variables", 400);
    assertThat(lines.list.get(3).getMDCPropertyMap()).containsEntry("processInstanceId", TASK).doesNotContainKey("taskId");
    ask(NEVER, "/api/projects/XM-2026-0042/course", 404);
    assertThat(lines.list.get(4).getMDCPropertyMap()).containsEntry("projectCode", "XM-2026-0042");
  }

  @Test
  void whatIsNoIdIsNotTakenForOne() throws Exception {
    ask(NEVER, "/api/tasks/cards", 400);
    ask(NEVER, "/engine-rest/task/\nforged", 400);
    assertThat(lines.list).allSatisfy(line -> assertThat(line.getMDCPropertyMap()).doesNotContainKey("taskId"));
  }

  @Test
  void theNextRequestOfTheThreadKnowsNothingOfIt() throws Exception {
    ask(NEVER, "/api/tasks/" + TASK + "/copy", 400);
    assertThat(MDC.get("taskId")).isNull();
    assertThat(RequestTrace.current()).isNull();
  }

  private static void ask(Duration slow, String path, int status) throws ServletException, IOException {
    ask(slow, path, (request, response) -> ((HttpServletResponse) response).setStatus(status));
  }

  private static void ask(Duration slow, String path, FilterChain chain) throws ServletException, IOException {
    new RequestLogFilter(slow).getFilter().doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), chain);
  }
}
