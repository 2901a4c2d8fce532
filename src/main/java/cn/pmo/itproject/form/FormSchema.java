package cn.pmo.itproject.form;

import cn.pmo.itproject.rule.Violations;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;

/**
 * A Camunda form as the server enforces it: whatever the form's own renderer would refuse, and what its custom property
 * {@code minItems} of a dynamic list asks for, is refused from every client. Fields that the form hides, disables or shows read-only
 * are not checked. Documents ({@code filepicker}) are checked as the step's outputs, not here.
 *
 * <p>A group's and a list's condition holds for everything inside. Expressions inside a row see its own values before those around
 * it; form-js' {@code parent} is not known.
 */
final class FormSchema {

  private static final Set<String> CHECKED =
      Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");

  private final JsonNode form;

  private FormSchema(JsonNode form) {
    this.form = form;
  }

  /** Reads a {@code .form} file. */
  static FormSchema parse(InputStream json) {
    try {
      return new FormSchema(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException("Not a form", e);
    }
  }

  /** The variables the form's fields write: their keys, or the path they live below. What is only shown is not among them. */
  Set<String> variables() {
    Set<String> variables = new HashSet<>();
    collect(form, variables);
    return variables;
  }

  private static void collect(JsonNode container, Set<String> variables) {
    for (JsonNode component : container.path("components")) {
      String name = component.path("path").asText(component.path("key").asText());
      if (isTrue(component, "disabled") || isTrue(component, "readonly")) {
        continue;
      }
      if (!name.isEmpty()) {
        variables.add(name.split("\\.", 2)[0]);
      } else {
        collect(component, variables);
      }
    }
  }

  /** What was filled in, by label. */
  Map<String, String> text(FormText text) {
    return text.of(form);
  }

  private static boolean isTrue(JsonNode component, String property) {
    return component.path(property).isBoolean() && component.path(property).booleanValue();
  }

  /** Adds what is wrong with the values, in the order of the form. */
  void check(FormValues values, FeelEngine feel, Violations violations) {
    check(form, new FieldRules(values, feel, "", "", violations));
  }

  private void check(JsonNode container, FieldRules rules) {
    for (JsonNode component : container.path("components")) {
      String type = component.path("type").asText();
      if (rules.isHidden(component)) {
        continue;
      }
      if (type.equals("group")) {
        check(component, rules);
      } else if (type.equals("dynamiclist")) {
        checkRows(component, rules);
      } else if (CHECKED.contains(type)) {
        rules.check(component);
      }
    }
  }

  private void checkRows(JsonNode list, FieldRules rules) {
    List<Map<String, Object>> rows = rules.rows(list);
    for (int i = 0; i < rows.size(); i++) {
      check(list, rules.ofRow(list, rows.get(i), i));
    }
  }
}
