package cn.pmo.itproject.document;

import cn.pmo.itproject.project.ProjectVariableWrites;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.springframework.stereotype.Component;

/** Puts the policy and the register behind every write of a File variable. */
@Component
class DocumentPlugin extends AbstractProcessEnginePlugin {

  private final DocumentPolicy policy;
  private final DocumentRecorder recorder;

  DocumentPlugin(DocumentPolicy policy, DocumentRecorder recorder) {
    this.policy = policy;
    this.recorder = recorder;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<TypedValueSerializer> serializers = new ArrayList<>();
    if (configuration.getCustomPreVariableSerializers() != null) {
      serializers.addAll(configuration.getCustomPreVariableSerializers());
    }
    serializers.add(new CheckedFileSerializer(policy));
    configuration.setCustomPreVariableSerializers(serializers);
    new ProjectVariableWrites(recorder::register).addTo(configuration);
  }
}
