package cn.pmo.itproject.pilot;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An overview to which the units of a multi-instance step contribute their rows. */
public final class UnitRows {

  private UnitRows() {
  }

  /** The overview with the unit's rows replaced: when a step is repeated, the last contribution of each unit counts. */
  public static List<Map<String, Object>> replace(List<Map<String, Object>> overview, String unit, List<Map<String, Object>> unitRows) {
    return Stream.concat(overview.stream().filter(row -> !unit.equals(row.get("unit"))), unitRows.stream()).toList();
  }
}
