package cn.pmo.itproject.document;

/**
 * A document that a completed step of the project had to deliver.
 *
 * @param title name of the document, followed by the unit in a multi-instance step
 * @param present the newest version on record, null if the document is missing
 */
public record RequiredDocument(String variable, String title, String stepName, String clause, DocumentVersion present) {

  /** Whether no version of the document is on record. */
  public boolean missing() {
    return present == null;
  }
}
