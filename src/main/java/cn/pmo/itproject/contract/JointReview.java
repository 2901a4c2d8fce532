package cn.pmo.itproject.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * JS-13 并行会审: the outcome of the reviewers' decisions; one rejection sends the contract to revision with everybody's reasons.
 *
 * @param decision APPROVED or REJECTED
 * @param reason reasons of all who rejected, each with who gave it; null if none did
 * @param suggestion their suggestions, likewise
 */
record JointReview(String decision, String reason, String suggestion) {

  /** One reviewer's part; {@code role} is the name shown. */
  record Opinion(String role, String decision, String reason, String suggestion) {}

  /**
   * Puts the opinions together.
   *
   * @throws IllegalStateException if a reviewer's decision is missing or unknown: the model then lost it, and no default would be right
   */
  static JointReview of(List<Opinion> opinions) {
    List<String> reasons = new ArrayList<>();
    List<String> suggestions = new ArrayList<>();
    for (Opinion opinion : opinions) {
      switch (String.valueOf(opinion.decision())) {
        case "APPROVED" -> { }
        case "REJECTED" -> {
          reasons.add(opinion.role() + "：" + opinion.reason());
          suggestions.add(opinion.role() + "：" + opinion.suggestion());
        }
        default -> throw new IllegalStateException(opinion.role() + "的会审结论“" + opinion.decision() + "”无效，应为 APPROVED 或 REJECTED");
      }
    }
    return reasons.isEmpty()
        ? new JointReview("APPROVED", null, null)
        : new JointReview("REJECTED", String.join("；", reasons), String.join("；", suggestions));
  }
}
