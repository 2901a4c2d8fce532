package cn.pmo.itproject.worklist;

import cn.pmo.itproject.calendar.TimeLimit;
import java.time.Instant;
import java.util.List;

/**
 * What the task list shows of a task. What does not apply is null.
 *
 * @param stepNo source clauses of the step as the model has them, e.g. JS-03
 * @param unitName what a step is done for that is done once for each, e.g. a unit
 * @param phaseName name of the process that the project's root process called
 * @param processName name of the process the step belongs to
 * @param candidates names of the groups and people who may claim it
 * @param returned why the step is to be done again, null if nobody sent it back
 * @param reminders how often somebody asked to hurry
 * @param actingFor name of the person the current user stands in for at this task
 * @param delegatedBy who waits for it to come back, as long as the delegation is pending
 * @param delegatedTo who has it, as long as the delegation is pending
 * @param delegationReason why it was delegated, as long as the delegation is pending
 * @param delegationDone that it came back to who had delegated it, until it is handed on again
 * @param reviewed the version of the document that would be decided on now
 */
record Card(String taskId, String projectCode, String projectName, String buildType, String buildTypeName, String stepNo, String stepName,
    String unitName, String phaseName, String processName, String assigneeId, String assigneeName, List<String> candidates,
    Instant due, TimeLimit limit,
    Returned returned, int reminders, Reminder lastReminder, String actingFor, String delegatedBy, String delegatedTo,
    String delegationReason, DelegationDone delegationDone, Reviewed reviewed) {

  /** A review or an acceptance that sent something back. */
  record Returned(String by, Instant at, String verdictLabel, String reason) {
  }

  record Reminder(String by, Instant at, String message) {
  }

  /** Who filled it in on behalf of the owner. */
  record DelegationDone(String by, Instant at) {
  }

  /**
   * A version of a document.
   *
   * @param id by which it is downloaded from the project
   */
  record Reviewed(String id, String title, int version, String fileName, String authorName, String projectCode) {
  }
}
