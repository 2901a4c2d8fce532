package cn.pmo.itproject.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something of the engine began, as exactly as is known. On MySQL the engine's columns hold whole seconds, in which one step may follow
 * another; the ids its generator draws (version 1, of the configuration's {@code strong}) tell the time, too.
 */
public final class EngineTimes {

  private static final Pattern ID = Pattern.compile("(?:.*:)?([0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})");

  /** The beginning of the Gregorian calendar, from which such ids count in steps of 100 ns. */
  private static final Instant FIRST = Instant.parse("1582-10-15T00:00:00Z");
  private static final long STEPS_PER_SECOND = 10_000_000;
  private static final long NANOSECONDS_PER_STEP = 100;

  /** The time is taken a moment before or after the id. */
  private static final Duration APART = Duration.ofSeconds(1);

  private EngineTimes() {
  }

  /**
   * The time, within its second, that the id tells.
   *
   * @param time as the engine has it
   * @param id of what began then, also with an element's id in front as activity instances have it
   * @return the time itself if it is told in milliseconds or the id was drawn at another time, as for those of a clock that was set
   */
  public static Instant exact(Instant time, String id) {
    Matcher matcher = ID.matcher(id);
    if (time.getNano() != 0 || !matcher.matches()) {
      return time;
    }
    long steps = UUID.fromString(matcher.group(1)).timestamp();
    Instant drawn = FIRST.plusSeconds(steps / STEPS_PER_SECOND).plusNanos(steps % STEPS_PER_SECOND * NANOSECONDS_PER_STEP);
    Instant last = time.plusMillis(999);
    if (drawn.isBefore(time.minus(APART)) || drawn.isAfter(last.plus(APART))) {
      return time;
    }
    return drawn.isBefore(time) ? time : drawn.isAfter(last) ? last : drawn;
  }
}
