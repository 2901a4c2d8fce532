package cn.pmo.itproject.document;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Keeps the versions of all project documents. */
@Service
public class DocumentRegister {

  /** Variable of the project archive, which the system builds itself. */
  public static final String ARCHIVE_VARIABLE = "projectArchive";

  public void registerExisting(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
  }

  /** All versions of all documents, in the order of their delivery. */
  public List<DocumentVersion> all(String projectCode) {
    return List.of();
  }

  /** The newest version of each document (variable and scope). */
  public List<DocumentVersion> latest(String projectCode) {
    return List.of();
  }

  /** The newest version of a document, whichever unit delivered it. */
  public Optional<DocumentVersion> latest(String projectCode, String variable) {
    return Optional.empty();
  }

  /** The newest version of a document from each unit. */
  public List<DocumentVersion> latestPerScope(String projectCode, String variable) {
    return List.of();
  }

  /** The bytes of a version. */
  public byte[] content(String documentId) {
    return new byte[0];
  }

  /** What the completed steps of the project had to deliver, by the latest deployed definitions. */
  public List<RequiredDocument> required(String projectCode) {
    return List.of();
  }
}
