package cn.pmo.itproject.document;

import cn.pmo.itproject.step.StepProperties;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;

/** A step as far as its documents are concerned. */
record Step(FlowElement element, StepProperties properties) {

  static Step of(FlowElement element) {
    return new Step(element, StepProperties.of(element));
  }

  /** The step that declares the document: the current one if it does, otherwise the first one of the process, otherwise the current one. */
  static Optional<Step> declaring(String variable, BpmnModelInstance model, FlowElement current) {
    Stream<FlowElement> candidates = Stream.concat(Stream.ofNullable(current), model.getModelElementsByType(FlowElement.class).stream());
    return candidates.map(Step::of).filter(step -> step.outputs().containsKey(variable)).findFirst()
        .or(() -> Optional.ofNullable(current).map(Step::of));
  }

  String id() {
    return element.getId();
  }

  /** Variables of the documents the step must deliver, to their names. */
  Map<String, String> outputs() {
    return properties.pairs("outputs");
  }

  /** Whether documents that earlier steps failed to deliver are delivered here (property {@code supplies}). */
  boolean suppliesMissing() {
    return properties.get("supplies").filter("missing"::equals).isPresent();
  }

  /** Variable that holds the unit, if the step is done once for each unit. */
  Optional<String> elementVariable() {
    return element instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
        ? Optional.ofNullable(loop.getCamundaElementVariable()) : Optional.empty();
  }
}
