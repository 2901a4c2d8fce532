package cn.pmo.itproject.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The days operations have entered, as one file says it.
 *
 * @param modifiedAt when the file was changed last
 * @param lines of the file
 * @param days true for a working day, false for a day off
 */
record EnteredDays(Instant modifiedAt, List<String> lines, Map<LocalDate, Boolean> days) {

  /**
   * Reads the lines of a file.
   *
   * @throws IllegalArgumentException naming the line that cannot be read
   */
  EnteredDays(Instant modifiedAt, List<String> lines) {
    this(modifiedAt, List.copyOf(lines), WorkingDayFile.parse(lines));
  }

  /** Whether this file counts and the other, which may be null, does not. */
  boolean isNewerThan(EnteredDays other) {
    return other == null || modifiedAt.isAfter(other.modifiedAt);
  }
}
