package cn.pmo.itproject.step;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil.parseCamundaExtensionProperties;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * The {@code camunda:properties} of a step, read from the model, which is their only source: clause, outputs, rule and the
 * properties of particular kinds of steps.
 */
public final class StepProperties {

  private final String stepId;
  private final String stepName;
  private final Map<String, String> properties;

  private StepProperties(String stepId, String stepName, Map<String, String> properties) {
    this.stepId = stepId;
    this.stepName = stepName == null ? stepId : stepName;
    this.properties = properties;
  }

  /** The properties of the task's step. */
  public static StepProperties of(DelegateTask task) {
    return of(task.getBpmnModelElementInstance());
  }

  /** The properties of the element the execution is at. */
  public static StepProperties of(DelegateExecution execution) {
    return of(execution.getBpmnModelElementInstance());
  }

  /** The properties of an element of a model that is not being executed, e.g. to list what its steps deliver. */
  public static StepProperties of(FlowElement element) {
    Map<String, String> properties = new HashMap<>();
    ExtensionElements extensions = element.getExtensionElements();
    if (extensions != null) {
      for (CamundaProperties group : extensions.getElementsQuery().filterByType(CamundaProperties.class).list()) {
        for (CamundaProperty property : group.getCamundaProperties()) {
          properties.put(property.getCamundaName(), property.getCamundaValue());
        }
      }
    }
    return new StepProperties(element.getId(), element.getName(), properties);
  }

  /** The properties of an element while the engine parses it. */
  static StepProperties of(Element element) {
    Map<String, String> properties = parseCamundaExtensionProperties(element);
    return new StepProperties(element.attribute("id"), element.attribute("name"), properties == null ? Map.of() : properties);
  }

  /** A property's value without surrounding white space; empty if absent or blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(properties.get(name)).map(String::strip).filter(value -> !value.isEmpty());
  }

  /**
   * A property like {@code a=甲,b=乙} in its order; empty if absent. A part without {@code =} stands for itself.
   *
   * @return keys to labels
   */
  public Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String part : get(name).orElse("").split("[,，]")) {
      String[] pair = part.strip().split("=", 2);
      if (!pair[0].isBlank()) {
        pairs.put(pair[0].strip(), pair[pair.length - 1].strip());
      }
    }
    return pairs;
  }

  /** The element's id, e.g. {@code UserTask_AnalyseFeasibility}. */
  public String stepId() {
    return stepId;
  }

  /** The element's name, or its id when it has none. */
  public String stepName() {
    return stepName;
  }

  /** The source clause(s) the step fulfils, e.g. {@code JS-03}. */
  public Optional<String> clause() {
    return get("clause");
  }
}
