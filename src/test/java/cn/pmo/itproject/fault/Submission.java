package cn.pmo.itproject.fault;

import java.time.Instant;
import java.util.List;

/**
 * One attempt of a person to have something done.
 *
 * @param project name of the project
 * @param taskId the task; of a start {@link #START} and the project's name
 * @param step the step; of a start {@link #START}
 * @param documents digests of the documents it carried, no two submissions carry the same
 * @param decides whether it decides about something
 * @param answer status of the answer, or what happened instead of one
 */
record Submission(String project, String taskId, String step, String user, List<String> documents, boolean decides, String answer, Instant at) {

  static final String START = "start";

  /** Whether the person was told that it is done. */
  boolean acknowledged() {
    return answer.equals("200") || answer.equals("204");
  }
}
