package cn.pmo.itproject.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What was filled into a form, as people read it: labels instead of keys, in the order of the form. Documents are left out. */
final class FormText {

  private final Map<String, Object> values;
  private final UnaryOperator<String> names;

  /**
   * @param values by variable
   * @param names gives the name of a chosen value that the form itself does not name, the value if there is none
   */
  FormText(Map<String, Object> values, UnaryOperator<String> names) {
    this.values = values;
    this.names = names;
  }

  /** The fields with a value; a list has one line for each row. */
  Map<String, String> of(JsonNode form) {
    Map<String, String> text = new LinkedHashMap<>();
    collect(form, values, text);
    return text;
  }

  private void collect(JsonNode container, Map<String, Object> from, Map<String, String> text) {
    for (JsonNode component : container.path("components")) {
      String type = component.path("type").asText();
      if (type.equals("group")) {
        collect(component, from, text);
      } else if (type.equals("dynamiclist")) {
        put(text, label(component), rows(component, from.get(component.path("path").asText())));
      } else if (component.has("key") && !type.equals("filepicker")) {
        put(text, label(component), value(component, FormData.plain(from.get(component.path("key").asText()))));
      }
    }
  }

  /** Two fields of a form may have the same label, each under its own condition. */
  private static void put(Map<String, String> text, String label, String value) {
    if (VisibleText.of(value) != null) {
      text.merge(label, value, (first, second) -> first + "\n" + second);
    }
  }

  private String rows(JsonNode list, Object value) {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> row : FormData.toRows(value)) {
      Map<String, String> columns = new LinkedHashMap<>();
      collect(list, row, columns);
      lines.add((lines.size() + 1) + ". "
          + String.join("；", columns.entrySet().stream().map(column -> column.getKey() + "：" + column.getValue()).toList()));
    }
    return String.join("\n", lines);
  }

  private String value(JsonNode field, Object value) {
    if (value instanceof Iterable<?> chosen) {
      List<String> all = new ArrayList<>();
      chosen.forEach(one -> all.add(value(field, one)));
      return String.join("、", all);
    }
    for (Map<String, Object> option : options(field)) {
      if (String.valueOf(option.get("value")).equals(String.valueOf(value))) {
        return String.valueOf(option.get("label"));
      }
    }
    if (value instanceof Boolean bool) {
      return bool ? "是" : "否";
    }
    if (value instanceof Number number) {
      return number(field, FormData.parseDecimal(number));
    }
    return isChosenFromData(field) && value != null ? names.apply(value.toString())
        : field.path("type").asText().equals("datetime") ? FormTime.text(value) : Objects.toString(value, "");
  }

  /** Amounts are grouped and have the unit shown at their field; a number without a unit may be a year. */
  private static String number(JsonNode field, BigDecimal number) {
    String prefix = field.path("appearance").path("prefixAdorner").asText();
    String suffix = field.path("appearance").path("suffixAdorner").asText();
    if (prefix.isEmpty() && suffix.isEmpty()) {
      return number.stripTrailingZeros().toPlainString();
    }
    DecimalFormat grouped = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    grouped.setMaximumFractionDigits(Integer.MAX_VALUE);
    return (prefix + " " + grouped.format(number) + " " + suffix).strip();
  }

  /** Whether the form itself does not know the options. */
  private static boolean isChosenFromData(JsonNode field) {
    return field.has("valuesKey") || field.has("valuesExpression");
  }

  private List<Map<String, Object>> options(JsonNode field) {
    return FormData.toRows(field.has("valuesKey") ? values.get(field.path("valuesKey").asText()) : field.path("values").toString());
  }

  private static String label(JsonNode component) {
    String label = component.path(component.has("dateLabel") ? "dateLabel" : "label").asText();
    return label.isEmpty() ? component.path(component.has("key") ? "key" : "path").asText() : label;
  }
}
