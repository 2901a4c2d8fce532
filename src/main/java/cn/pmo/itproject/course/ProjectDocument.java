package cn.pmo.itproject.course;

import cn.pmo.itproject.document.DocumentVersion;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A version of a document with its place in the project.
 *
 * @param phaseName name of the process that the root called
 * @param approvals the decisions on this very version, oldest first
 * @param current whether there is no newer version
 */
record ProjectDocument(@JsonUnwrapped DocumentVersion version, String phaseName, String processName, List<Approval> approvals,
    boolean current) {

  /**
   * A decision on the version.
   *
   * @param withdrawn whether it was taken back
   */
  record Approval(String stepName, String userName, String verdict, String verdictLabel, boolean negative, Instant decidedAt,
      boolean withdrawn) {
  }
}
