package cn.pmo.itproject.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the policy in force has said to situations. It spares asking the same again every few minutes, with a decision in the history each
 * time; who has been told what is known from the database alone, so nothing is lost with it.
 */
@Component
class PolicyAnswers {

  /** A question without an answer: its job waits for operations, who find it in Cockpit once and not after every check. */
  private static final Duration PATIENCE = Duration.ofHours(24);
  private static final int MOST = 10_000;

  private final Map<Situation, Answer> answers = new HashMap<>();
  private String policy;

  /** @param level null as long as the question is open */
  private record Answer(String level, Instant asked) {
  }

  /** The level of a situation, if it is known. */
  synchronized Optional<String> level(String policyInForce, Situation situation) {
    turnTo(policyInForce);
    return Optional.ofNullable(answers.get(situation)).map(Answer::level);
  }

  /** Whether the policy is being asked. */
  synchronized boolean isOpen(String policyInForce, Situation situation, Instant now) {
    turnTo(policyInForce);
    Answer answer = answers.get(situation);
    return answer != null && answer.level() == null && now.isBefore(answer.asked().plus(PATIENCE));
  }

  synchronized void asked(String policyInForce, Situation situation, Instant now) {
    turnTo(policyInForce);
    answers.putIfAbsent(situation, new Answer(null, now));
    answers.computeIfPresent(situation, (same, answer) -> answer.level() == null ? new Answer(null, now) : answer);
  }

  synchronized void answered(String policyInForce, Situation situation, String level) {
    turnTo(policyInForce);
    answers.put(situation, new Answer(level, null));
  }

  /** Answers of another version of the table count no more. */
  private void turnTo(String policyInForce) {
    if (!policyInForce.equals(policy) || answers.size() > MOST) {
      answers.clear();
      policy = policyInForce;
    }
  }
}
