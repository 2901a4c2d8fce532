package cn.pmo.itproject.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows of a list as a form would send them. */
public final class Rows {

  private Rows() {
  }

  /** A list variable of this name; its label in messages is “清单”. */
  @SafeVarargs
  public static List<FormRow> rows(String field, Map<String, Object>... rows) {
    return FormRow.of(field, "清单", Stream.of(rows).toList());
  }

  /** A row of keys and values in turn; values may be null. */
  public static Map<String, Object> row(Object... pairs) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put((String) pairs[i], pairs[i + 1]);
    }
    return row;
  }
}
