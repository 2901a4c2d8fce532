package cn.pmo.itproject.form;

import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.Violations;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngineException;

/** Checks single fields against the values of a form, or of one row of a list in it. */
final class FieldRules {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()-]{4,18}\\d");
  /** Mail servers take no longer one. */
  private static final int LONGEST_ADDRESS = 254;

  private final FormValues values;
  private final FeelEngine feel;
  private final String where;
  private final String path;
  private final Violations violations;

  /**
   * @param where the row for messages, empty outside of lists
   * @param path what precedes a field's key in a violation, empty outside of lists
   */
  FieldRules(FormValues values, FeelEngine feel, String where, String path, Violations violations) {
    this.values = values;
    this.feel = feel;
    this.where = where;
    this.path = path;
    this.violations = violations;
  }

  /** The rules inside a row of a list. */
  FieldRules ofRow(JsonNode list, Map<String, Object> row, int index) {
    int number = index + 1;
    return new FieldRules(values.row(row, number), feel, name(list) + "第" + number + "行", key(list) + "[" + index + "].", violations);
  }

  boolean isHidden(JsonNode component) {
    return isTrue(component.path("conditional").path("hide"));
  }

  /** The rows of a dynamic list, which must be as many as its property {@code minItems} says. */
  List<Map<String, Object>> rows(JsonNode list) {
    try {
      List<Map<String, Object>> rows = FormData.toRows(values.get(list.path("path").asText()));
      int atLeast = list.path("properties").path("minItems").asInt();
      if (rows.size() < atLeast) {
        refuse(list, "至少应有 " + atLeast + " 行，现有 " + rows.size() + " 行");
      }
      return rows;
    } catch (IllegalArgumentException e) {
      refuse(list, "应为列表，每行为一组字段");
      return List.of();
    }
  }

  void check(JsonNode field) {
    if (isTrue(field.path("disabled")) || isTrue(field.path("readonly"))) {
      return;
    }
    String type = field.path("type").asText();
    Object value = values.get(field.path("key").asText());
    boolean required = isTrue(field.path("validate").path("required"));
    if (FormData.isBlank(FormData.plain(value))) {
      if (required) {
        refuse(field, "不能为空");
      }
      return;
    }
    switch (type) {
      case "number" -> checkNumber(field, value);
      case "checkbox" -> checkBox(field, value, required);
      case "datetime" -> checkTime(field, value);
      case "radio", "select" -> checkOptions(field, List.of(value));
      case "checklist", "taglist" -> checkList(field, value);
      default -> checkText(field, value.toString());
    }
  }

  private void checkNumber(JsonNode field, Object value) {
    try {
      BigDecimal number = FormData.parseDecimal(value);
      bound(field, "min").filter(min -> number.compareTo(min) < 0)
          .ifPresent(min -> refuse(field, "为 " + plain(number) + "，应不小于 " + plain(min)));
      bound(field, "max").filter(max -> number.compareTo(max) > 0)
          .ifPresent(max -> refuse(field, "为 " + plain(number) + "，应不大于 " + plain(max)));
    } catch (NumberFormatException e) {
      refuse(field, "的值“" + Quoted.of(value) + "”不是数字");
    }
  }

  private void checkBox(JsonNode field, Object value, boolean required) {
    String text = value.toString();
    if (!text.equals("true") && !text.equals("false")) {
      refuse(field, "的值“" + Quoted.of(text) + "”既不是“是”也不是“否”");
    } else if (required && text.equals("false")) {
      refuse(field, "必须勾选");
    }
  }

  private void checkTime(JsonNode field, Object value) {
    boolean timeOnly = field.path("subtype").asText().equals("time");
    try {
      if (timeOnly) {
        LocalTime.parse(value.toString().split("[Z+-]")[0]);
      } else {
        FormData.toDate(value);
      }
    } catch (DateTimeException e) {
      refuse(field, "的值“" + Quoted.of(value) + "”不是" + (timeOnly ? "时间，应为“09:30”这样的时间" : "日期，应为“2026-01-31”这样的日期"));
    }
  }

  private void checkList(JsonNode field, Object value) {
    try {
      checkOptions(field, FormData.toStrings(value));
    } catch (IllegalArgumentException e) {
      refuse(field, "应为所选各项的列表");
    }
  }

  private void checkOptions(JsonNode field, List<?> chosen) {
    options(field).ifPresent(options -> {
      String others = chosen.stream().map(FieldRules::comparable).filter(value -> !options.containsKey(value))
          .collect(Collectors.joining("、"));
      if (!others.isEmpty()) {
        refuse(field, "的值“" + Quoted.of(others) + "”不在可选项中，应为：" + String.join("、", options.values()));
      }
    });
  }

  /** The labels of the allowed values; empty if they are not known here, because the client's renderer provides them. */
  private Optional<Map<String, String>> options(JsonNode field) {
    Object list = null;
    if (field.has("values")) {
      list = MAPPER.convertValue(field.get("values"), List.class);
    } else if (field.has("valuesKey")) {
      list = FormData.plain(values.get(field.get("valuesKey").asText()));
    } else if (field.has("valuesExpression")) {
      list = evaluate(field.get("valuesExpression"));
    }
    if (!(list instanceof Collection<?> options)) {
      return Optional.empty();
    }
    return Optional.of(options.stream().collect(Collectors.toMap(
        option -> comparable(option instanceof Map<?, ?> map ? map.get("value") : option),
        option -> comparable(option instanceof Map<?, ?> map && map.get("label") != null ? map.get("label") : option),
        (first, second) -> first, LinkedHashMap::new)));
  }

  private void checkText(JsonNode field, String text) {
    int length = text.length();
    Optional<Integer> least = bound(field, "minLength").map(BigDecimal::intValue).filter(min -> length < min);
    Optional<Integer> most = bound(field, "maxLength").map(BigDecimal::intValue).filter(max -> length > max);
    least.ifPresent(min -> refuse(field, "有 " + length + " 个字，应不少于 " + min + " 个字"));
    most.ifPresent(max -> refuse(field, "有 " + length + " 个字，应不超过 " + max + " 个字"));
    if (most.isPresent()) {
      // Looking through what is refused anyhow may take as long as whoever sent it likes.
      return;
    }
    JsonNode validate = field.path("validate");
    String kind = validate.path("validationType").asText();
    if (kind.equals("email") && (length > LONGEST_ADDRESS || !EMAIL.matcher(text).matches())) {
      refuse(field, "的值“" + Quoted.of(text) + "”不是有效的电子邮箱地址，应为“name@example.com”这样的地址");
    } else if (kind.equals("phone") && !PHONE.matcher(text).matches()) {
      refuse(field, "的值“" + Quoted.of(text) + "”不是有效的电话号码，应只有数字、空格、括号、连字符，国际号码以 + 开头");
    } else if (validate.hasNonNull("pattern") && !Pattern.compile(validate.get("pattern").asText()).matcher(text).find()) {
      refuse(field, "的值“" + Quoted.of(text) + "”不符合规定的格式 " + validate.get("pattern").asText());
    }
  }

  private Optional<BigDecimal> bound(JsonNode field, String name) {
    Object bound = evaluate(field.path("validate").path(name));
    return FormData.isBlank(bound) ? Optional.empty() : Optional.of(FormData.parseDecimal(bound));
  }

  private boolean isTrue(JsonNode property) {
    return Boolean.TRUE.equals(evaluate(property));
  }

  /** A property's value; a text beginning with “=” is a FEEL expression, which {@link FormRules} has read at deployment. */
  private Object evaluate(JsonNode property) {
    if (!property.isTextual()) {
      return MAPPER.convertValue(property, Object.class);
    }
    String text = property.asText().strip();
    if (!text.startsWith("=")) {
      return text;
    }
    try {
      return feel.evaluateSimpleExpression(text.substring(1), values);
    } catch (FeelException e) {
      throw new ProcessEngineException("表单中的表达式 " + text + " 无法计算，请联系流程负责人修改表单", e);
    }
  }

  private void refuse(JsonNode component, String what) {
    violations.add(path + key(component), name(component) + what);
  }

  private static String key(JsonNode component) {
    return component.path(component.has("key") ? "key" : "path").asText();
  }

  /** The field's name for messages, after the row it is in. */
  private String name(JsonNode component) {
    for (String property : List.of("label", "dateLabel", "timeLabel")) {
      Object label = evaluate(component.path(property));
      if (!FormData.isBlank(label)) {
        return where + "“" + label + "”";
      }
    }
    return where + "“" + key(component) + "”";
  }

  /** Option values may be numbers or Booleans, while a client sends their texts. */
  private static String comparable(Object value) {
    return value instanceof Number number ? plain(FormData.parseDecimal(number)) : String.valueOf(value);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
