package cn.pmo.itproject.document;

import org.camunda.bpm.engine.impl.variable.serializer.FileValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.FileValueImpl;
import org.camunda.bpm.engine.variable.value.FileValue;

/**
 * Every File variable of every client is written through the engine's serializer for files, so this is where the policy is enforced. The
 * type that is stored is the type that was found, not the one the client named.
 */
class CheckedFileSerializer extends FileValueSerializer {

  private final DocumentPolicy policy;

  CheckedFileSerializer(DocumentPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void writeValue(FileValue value, ValueFields fields) {
    byte[] content = ((FileValueImpl) value).getByteArray();
    String type = policy.check(fields.getName(), value.getFilename(), content);
    super.writeValue(Variables.fileValue(value.getFilename()).file(content).mimeType(type).encoding(value.getEncoding()).create(), fields);
  }
}
