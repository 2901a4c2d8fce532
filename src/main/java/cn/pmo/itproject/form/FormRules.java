package cn.pmo.itproject.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What of a form the server reads when a step is submitted ({@link FieldRules}) and whoever made the form may have written wrongly. What only
 * the form's renderer evaluates is not among it.
 */
public final class FormRules {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> OF_COMPONENT = Set.of("disabled", "readonly", "valuesExpression", "label", "dateLabel", "timeLabel");
  private static final Set<String> NUMBERS = Set.of("min", "max", "minLength", "maxLength");

  /** One in a hundred thousand brackets is more than the stack has room for. */
  private static final int LONGEST_PATTERN = 1000;

  private FormRules() {
  }

  /** How a text is to be read. */
  public enum Kind {
    /** FEEL, without the sign it begins with. */
    EXPRESSION,
    /** A bound that is no FEEL. */
    NUMBER,
    /** A regular expression. */
    PATTERN
  }

  /**
   * A text of a form.
   *
   * @param component key, path or id of the component it belongs to
   * @param property e.g. {@code conditional.hide}
   */
  public record FormRule(String component, String property, Kind kind, String text) {
  }

  /**
   * Those of a form, in its order.
   *
   * @param json a {@code .form} file
   * @throws IOException if it is none
   */
  public static List<FormRule> of(byte[] json) throws IOException {
    List<FormRule> rules = new ArrayList<>();
    collect(MAPPER.readTree(json), rules);
    return rules;
  }

  /** Whether the server can use a regular expression, of at most 1,000 characters. */
  public static boolean isPattern(String text) {
    if (text.length() > LONGEST_PATTERN) {
      return false;
    }
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Whether the server can use a bound. */
  public static boolean isNumber(String text) {
    try {
      FormData.parseDecimal(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void collect(JsonNode container, List<FormRule> rules) {
    for (JsonNode component : container.path("components")) {
      String name = component.path("key").asText(component.path("path").asText(component.path("id").asText()));
      addExpression(name, "conditional.hide", component.path("conditional").path("hide"), rules);
      component.fields().forEachRemaining(property -> {
        if (OF_COMPONENT.contains(property.getKey())) {
          addExpression(name, property.getKey(), property.getValue(), rules);
        }
      });
      component.path("validate").fields().forEachRemaining(rule -> addValidation(name, rule.getKey(), rule.getValue(), rules));
      collect(component, rules);
    }
  }

  private static void addValidation(String component, String rule, JsonNode value, List<FormRule> rules) {
    String property = "validate." + rule;
    String text = value.isNull() ? "" : value.asText().strip();
    if (rule.equals("pattern") && !value.isNull()) {
      rules.add(new FormRule(component, property, Kind.PATTERN, value.asText()));
    } else if (rule.equals("required") || NUMBERS.contains(rule) && text.startsWith("=")) {
      addExpression(component, property, value, rules);
    } else if (NUMBERS.contains(rule) && !text.isEmpty()) {
      rules.add(new FormRule(component, property, Kind.NUMBER, text));
    }
  }

  private static void addExpression(String component, String property, JsonNode value, List<FormRule> rules) {
    String text = value.asText().strip();
    if (value.isTextual() && text.startsWith("=")) {
      rules.add(new FormRule(component, property, Kind.EXPRESSION, text.substring(1).strip()));
    }
  }
}
