package cn.pmo.itproject.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LastAnswerFilterTest {

  private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

  @Test
  void connectionsEndWithTheAnswersOfANodeThatLeaves() throws Exception {
    assertThat(answerWhile(ReadinessState.ACCEPTING_TRAFFIC).getHeader("Connection")).isNull();
    assertThat(answerWhile(ReadinessState.REFUSING_TRAFFIC).getHeader("Connection")).isEqualTo("close");
  }

  private MockHttpServletResponse answerWhile(ReadinessState state) throws Exception {
    availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain chain = new MockFilterChain();
    new LastAnswerFilter(availability).doFilter(new MockHttpServletRequest(), response, chain);
    assertThat(chain.getRequest()).as("it is answered").isNotNull();
    return response;
  }
}
