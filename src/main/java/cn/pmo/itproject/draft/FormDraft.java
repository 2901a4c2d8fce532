package cn.pmo.itproject.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What a person typed into a form and has not submitted yet.
 *
 * @param values of the form's fields, as the form wants them back
 */
record FormDraft(Instant savedAt, ObjectNode values) {
}
