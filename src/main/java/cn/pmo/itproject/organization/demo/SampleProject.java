package cn.pmo.itproject.organization.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample project: what is required, and where it stands when the demo is ready.
 *
 * @param plannedInvestment in yuan
 * @param units the departments of the pilot and the roll-out
 * @param stopAt step (element id) at which the project is left to the user; null: it runs to the archive
 * @param stopAlso steps that are open at the same time
 * @param stopAfter step that must have been done before the project stops, null if it stops at once
 * @param rejectedAt review that sends its document back the first time, null if none does
 */
record SampleProject(String name, String requester, String department, String buildType, String background, List<Goal> goals,
    List<String> modules, BigDecimal plannedInvestment, List<String> units, String stopAt, List<String> stopAlso, String stopAfter,
    String rejectedAt, String rejectionReason, String rejectionSuggestion) {

  /** A goal and the figure it is measured by. */
  record Goal(String goal, String target) {
  }

  /** The steps that are left to the user. */
  List<String> stops() {
    List<String> stops = new ArrayList<>();
    if (stopAt != null) {
      stops.add(stopAt);
    }
    if (stopAlso != null) {
      stops.addAll(stopAlso);
    }
    return stops;
  }
}
