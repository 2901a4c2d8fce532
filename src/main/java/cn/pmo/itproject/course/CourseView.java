package cn.pmo.itproject.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The whole course of a project, oldest first. */
record CourseView(ProjectHead project, List<Entry> entries) {

  /**
   * Money is in yuan. What has not happened yet is null.
   *
   * @param participates whether who asks takes part in the project and not only got a copy of it
   */
  record ProjectHead(String code, String name, String buildType, String buildTypeName, String departmentName, String status,
      String statusLabel, String phaseName, String startedBy, Instant startedAt, Instant closedAt, BigDecimal plannedInvestment,
      BigDecimal approvedBudget, boolean participates) {
  }

  enum Kind {
    START, STEP, END, TERMINATED, EVENT
  }

  /** {@code CANCELLED}: not done, because the process went another way. {@code WITHDRAWN}: done and taken back. */
  enum State {
    OPEN, DONE, CANCELLED, WITHDRAWN
  }

  /**
   * One thing that happened or is waited for. What does not apply is null, lists are empty then.
   *
   * @param stepNo source clauses of the step
   * @param unitName the unit the step is done for
   * @param userId who did it, or who has it if it is open
   * @param actingFor name of the person he stands in for
   * @param candidates names of those who may claim an open step
   * @param durationText working time a completed step took
   * @param verdict code of the decision, e.g. REJECTED
   * @param negative whether it sent something back, found something wanting or ended the project
   * @param documents those delivered at the step and the one that was reviewed
   * @param data what was filled in, without verdict, reason and suggestion
   * @param remindable whether who asks may remind its handlers at this moment
   * @param canWithdraw whether who asks has completed it and may take it back at this moment
   * @param cancelledBy why it was cancelled, in words, null if the process went another way by itself
   */
  record Entry(Kind kind, String taskId, String stepNo, String stepName, String phaseName, String processName, String unitName, State state,
      String userId, String userName, String actingFor, List<String> candidates, Instant startedAt, Instant endedAt, Instant dueAt,
      String limitText, String durationText, boolean late, String lateText, String verdict, String verdictLabel, boolean negative,
      String reason, String suggestion, List<Finding> findings, List<DocumentRef> documents, List<Field> data, List<EventView> events,
      boolean remindable, boolean canWithdraw, String cancelledBy) {
  }

  /**
   * What an acceptance found wanting.
   *
   * @param criterion the criterion in words, null if it concerns none in particular
   */
  record Finding(String criterion, String description) {
  }

  /**
   * A version of a document.
   *
   * @param reviewed whether the step decided on it; otherwise the step delivered it
   */
  record DocumentRef(String id, String title, int version, String fileName, boolean reviewed) {
  }

  record Field(String label, String text) {
  }

  record EventView(String kind, String kindLabel, String userName, String targetNames, String message, Instant at) {
  }
}
