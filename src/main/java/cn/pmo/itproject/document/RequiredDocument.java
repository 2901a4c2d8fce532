package cn.pmo.itproject.document;

/**
 * A document that a completed step of the project had to deliver.
 *
 * @param documentVariable variable of the document in its own step
 * @param name of the document, as its step declares it
 * @param scope unit (element of the collection) of a multi-instance step, otherwise empty
 * @param scopeName name of the unit as people know it, otherwise empty
 * @param present the newest version on record, null if the document is missing
 */
public record RequiredDocument(String documentVariable, String name, String scope, String scopeName, String stepName, String clause,
    DocumentVersion present) {

  /** The variable by which a later step supplies the document: the units of a step have one each. */
  public String variable() {
    return scope.isEmpty() ? documentVariable : documentVariable + "_" + scope;
  }

  /** Name of the document, followed by the unit in a multi-instance step. */
  public String title() {
    return scope.isEmpty() ? name : name + "（" + scopeName + "）";
  }

  /** Whether no version of the document is on record. */
  public boolean missing() {
    return present == null;
  }
}
