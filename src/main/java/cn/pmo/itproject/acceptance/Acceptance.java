package cn.pmo.itproject.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked acceptance.
 *
 * @param criteria the answers to criterion1 … criterion4 by variable
 */
record Acceptance(Map<String, Boolean> criteria, List<Finding> findings) {

  /**
   * What falls short.
   *
   * @param criterion 1–4, null if it concerns none in particular
   */
  record Finding(Integer criterion, String description) {

    /** As a row of the variable findings. */
    Map<String, Object> row() {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("criterion", criterion);
      row.put("description", description);
      return row;
    }
  }

  /** As the variable findings. */
  List<Map<String, Object>> findingRows() {
    return findings.stream().map(Finding::row).toList();
  }
}
