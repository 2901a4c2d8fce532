package cn.pmo.itproject.organization;

/**
 * A role of the source documents.
 *
 * @param id the id of its group in the engine
 * @param name its Chinese name in the documents
 */
public record Role(String id, String name) {
}
