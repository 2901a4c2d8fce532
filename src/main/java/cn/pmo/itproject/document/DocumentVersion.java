package cn.pmo.itproject.document;

import java.time.Instant;

/**
 * One version of a project document, as it was written by a step.
 *
 * @param id identifies this version within the register
 * @param variable process variable that holds the document
 * @param title name of the document, as the step declares it in {@code outputs}
 * @param scope unit (element of the collection) of a multi-instance step, otherwise empty
 * @param scopeName name of the unit as people know it, otherwise empty
 * @param version 1 for the first delivery of this variable and scope
 * @param size bytes
 * @param sha256 lower-case hexadecimal digest of the content
 * @param authorId user who delivered it, null if the system did
 * @param stepId element of the process that was current
 * @param clause source clause of the step, null if it has none
 */
public record DocumentVersion(String id, String projectCode, String variable, String title, String scope, String scopeName,
    int version, String fileName, String mimeType, long size, String sha256, String authorId, String authorName, Instant createdAt,
    String processKey, String processInstanceId, String stepId, String stepName, String clause) {
}
