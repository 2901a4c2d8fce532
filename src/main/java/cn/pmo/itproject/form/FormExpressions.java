package cn.pmo.itproject.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The FEEL expressions in a form that the server evaluates when a step is submitted. What only the form's renderer evaluates is not among them. */
public final class FormExpressions {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  /** See {@link FieldRules}. */
  private static final Set<String> OF_COMPONENT =
      Set.of("disabled", "readonly", "valuesExpression", "label", "dateLabel", "timeLabel");
  private static final Set<String> OF_VALIDATION = Set.of("required", "min", "max", "minLength", "maxLength");

  private FormExpressions() {
  }

  /**
   * An expression.
   *
   * @param component key, path or id of the component it belongs to
   * @param property e.g. {@code conditional.hide}
   * @param text without the sign it begins with
   */
  public record FormExpression(String component, String property, String text) {
  }

  /**
   * Those of a form, in its order.
   *
   * @param json a {@code .form} file
   * @throws IOException if it is none
   */
  public static List<FormExpression> of(byte[] json) throws IOException {
    List<FormExpression> expressions = new ArrayList<>();
    collect(MAPPER.readTree(json), expressions);
    return expressions;
  }

  private static void collect(JsonNode container, List<FormExpression> expressions) {
    for (JsonNode component : container.path("components")) {
      add(component, "conditional.hide", component.path("conditional").path("hide"), expressions);
      component.fields().forEachRemaining(property -> {
        if (OF_COMPONENT.contains(property.getKey())) {
          add(component, property.getKey(), property.getValue(), expressions);
        }
      });
      component.path("validate").fields().forEachRemaining(property -> {
        if (OF_VALIDATION.contains(property.getKey())) {
          add(component, "validate." + property.getKey(), property.getValue(), expressions);
        }
      });
      collect(component, expressions);
    }
  }

  private static void add(JsonNode component, String property, JsonNode value, List<FormExpression> expressions) {
    String text = value.asText().strip();
    if (value.isTextual() && text.startsWith("=")) {
      String name = component.path("key").asText(component.path("path").asText(component.path("id").asText()));
      expressions.add(new FormExpression(name, property, text.substring(1)));
    }
  }
}
