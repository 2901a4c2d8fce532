package cn.pmo.itproject.form;

import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a list in a form. What cannot be read is added to the violations of the submission, so that a person hears of all rows.
 *
 * @param field variable that holds the list
 * @param label the list's name for messages
 * @param number position in the list as submitted, from 1
 * @param values the row's fields
 */
public record FormRow(String field, String label, int number, Map<String, Object> values) {

  /** The rows of a list variable; rows in which nothing was filled in are left out. */
  public static List<FormRow> read(FormData form, String field, String label) {
    return of(field, label, form.rows(field, label));
  }

  /** The rows of a list; rows in which nothing was filled in are left out. */
  public static List<FormRow> of(String field, String label, List<Map<String, Object>> rows) {
    List<FormRow> filled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      FormRow row = new FormRow(field, label, i + 1, rows.get(i));
      if (rows.get(i) != null && rows.get(i).keySet().stream().anyMatch(key -> row.text(key) != null)) {
        filled.add(row);
      }
    }
    return filled;
  }

  /** Text without surrounding white space; null if absent or without a visible character. */
  public String text(String key) {
    return VisibleText.of(values.get(key));
  }

  /** Text that must be there; a violation and null otherwise. */
  public String requiredText(String key, String name, Violations violations) {
    String text = text(key);
    if (text == null) {
      refuse(violations, name, "不能为空");
    }
    return text;
  }

  /** A number; null if absent, a violation and null if it is something else. */
  public BigDecimal decimal(String key, String name, Violations violations) {
    String text = text(key);
    try {
      return text == null ? null : FormData.parseDecimal(text);
    } catch (NumberFormatException e) {
      refuse(violations, name, "“" + text + "”不是数字");
      return null;
    }
  }

  /** A Boolean that must be answered; a violation and null otherwise. */
  public Boolean requiredBool(String key, String name, Violations violations) {
    String text = text(key);
    if ("true".equals(text) || "false".equals(text)) {
      return Boolean.valueOf(text);
    }
    refuse(violations, name, text == null ? "未填写，应为是或否" : "“" + text + "”不是是/否");
    return null;
  }

  /** Adds a violation that names the list, the row and the field. */
  public void refuse(Violations violations, String name, String problem) {
    violations.add(field, label + "第 " + number + " 行的" + name + problem);
  }

  /** A copy of the fields, to be completed and written back. */
  public Map<String, Object> copy() {
    return new LinkedHashMap<>(values);
  }
}
