package cn.pmo.itproject.form;

import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.RuleViolationException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * Typed, forgiving reading of what a client sent. The same list arrives as a Json variable from Tasklist, as an Object from the Java
 * API and as text from a plain REST client; a number as Integer, Double or text. Whatever cannot be read is refused with a
 * {@link RuleViolationException} that names the field and the value.
 */
public final class FormData {

  /** Where dates without a time zone are meant. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int MAX_DIGITS = 40;
  /** Many digits take long to be read. */
  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper MAPPER = new ObjectMapper()
      .registerModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final VariableScope scope;

  private FormData(VariableScope scope) {
    this.scope = scope;
  }

  /** Reads and writes the variables visible from a task or an execution. */
  public static FormData of(VariableScope scope) {
    return new FormData(scope);
  }

  /** Text without surrounding white space; null if absent or without a visible character. */
  public String text(String name) {
    return VisibleText.of(scope.getVariable(name));
  }

  /**
   * A Boolean, also from the texts {@code true} and {@code false}; null if absent.
   *
   * @throws RuleViolationException for anything else
   */
  public Boolean bool(String name) {
    Object value = scope.getVariable(name);
    if (value instanceof Boolean bool) {
      return bool;
    }
    String text = text(name);
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new RuleViolationException(name, "“" + name + "”的值“" + Quoted.of(text) + "”既不是“是”也不是“否”，应为 true 或 false");
    };
  }

  /**
   * A number; null if absent.
   *
   * @param label the field's name for messages
   * @throws RuleViolationException if it is not a number
   */
  public BigDecimal decimal(String name, String label) {
    String text = text(name);
    try {
      return text == null ? null : parseDecimal(text);
    } catch (NumberFormatException e) {
      throw new RuleViolationException(name, "“" + label + "”的值“" + Quoted.of(text) + "”不是数字");
    }
  }

  /** Refuses numbers beyond any amount of this world, whose plain digits could fill the memory. */
  static BigDecimal parseDecimal(Object value) {
    String text = value.toString().strip();
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("More than " + LONGEST_NUMBER + " characters");
    }
    BigDecimal number = new BigDecimal(text);
    if (Math.abs(number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
      throw new NumberFormatException("More than " + MAX_DIGITS + " digits");
    }
    return number;
  }

  /**
   * A date from an ISO date, an ISO date-time or a {@link Date}, in Asia/Shanghai; null if absent.
   *
   * @param label the field's name for messages
   * @throws RuleViolationException if it is not a date
   */
  public LocalDate date(String name, String label) {
    Object value = scope.getVariable(name);
    try {
      return isBlank(value) ? null : toDate(value);
    } catch (DateTimeException e) {
      throw new RuleViolationException(name, "“" + label + "”的值“" + Quoted.of(value) + "”不是日期，应为“2026-01-31”这样的日期");
    }
  }

  static LocalDate toDate(Object value) {
    if (value instanceof Date date) {
      return date.toInstant().atZone(ZONE).toLocalDate();
    }
    String text = value.toString().strip();
    if (text.length() <= 10) {
      return LocalDate.parse(text);
    }
    if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")) {
      return OffsetDateTime.parse(text).atZoneSameInstant(ZONE).toLocalDate();
    }
    return LocalDateTime.parse(text).toLocalDate();
  }

  /**
   * The rows of a list; empty if absent. A text that is not JSON counts as one row with the key {@code description}.
   *
   * @param label the field's name for messages
   * @throws RuleViolationException if it is something else than a list of objects
   */
  public List<Map<String, Object>> rows(String name, String label) {
    try {
      return toRows(scope.getVariable(name));
    } catch (IllegalArgumentException e) {
      throw new RuleViolationException(name, "“" + label + "”应为列表，每行为一组字段");
    }
  }

  /**
   * A list of texts; empty if absent. A single text counts as a list of one.
   *
   * @param label the field's name for messages
   * @throws RuleViolationException if it is something else than a list of plain values
   */
  public List<String> strings(String name, String label) {
    try {
      return toStrings(scope.getVariable(name));
    } catch (IllegalArgumentException e) {
      throw new RuleViolationException(name, "“" + label + "”应为文本列表");
    }
  }

  /** Writes a value as Json where the variable lives (the process instance if it is new). */
  public void setJson(String name, Object value) {
    scope.setVariable(name, json(value));
  }

  /** Writes a value as Json into the scope itself (the task, or the instance of a multi-instance step). */
  public void setJsonLocal(String name, Object value) {
    scope.setVariableLocal(name, json(value));
  }

  static List<Map<String, Object>> toRows(Object value) {
    Object list = plain(value);
    if (list instanceof String text && !isBlank(text)) {
      return List.of(Map.of("description", text.strip()));
    }
    return isBlank(list) ? List.of() : withoutNulls(MAPPER.convertValue(list, new TypeReference<List<Map<String, Object>>>() {}));
  }

  static List<String> toStrings(Object value) {
    Object list = plain(value);
    if (list instanceof String text && !isBlank(text)) {
      return List.of(text.strip());
    }
    return isBlank(list) ? List.of() : withoutNulls(MAPPER.convertValue(list, new TypeReference<List<String>>() {}));
  }

  private static <T> List<T> withoutNulls(List<T> list) {
    return list.stream().filter(Objects::nonNull).toList();
  }

  /** Lists, maps and plain values instead of Spin nodes and JSON texts; other values as they are. */
  public static Object plain(Object value) {
    try {
      if (value instanceof SpinJsonNode node) {
        return MAPPER.readValue(node.toString(), Object.class);
      }
      if (value instanceof String text && text.strip().matches("(?s)\\[.*]|\\{.*}")) {
        return MAPPER.readValue(text, Object.class);
      }
    } catch (JsonProcessingException e) {
      return value;
    }
    return value instanceof Object[] array ? Arrays.asList(array) : value;
  }

  /** Null, a text without a visible character, or an empty list or object. */
  static boolean isBlank(Object value) {
    return value == null
        || value instanceof String text && VisibleText.of(text) == null
        || value instanceof Collection<?> list && list.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty();
  }

  private static JsonValue json(Object value) {
    try {
      return SpinValues.jsonValue(MAPPER.writeValueAsString(value)).create();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }
}
