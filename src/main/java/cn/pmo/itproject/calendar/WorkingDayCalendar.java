package cn.pmo.itproject.calendar;

import com.tyme.holiday.LegalHoliday;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * The days and hours people work, and arithmetic in working time. Immutable.
 *
 * <p>A day is judged by the first of: the overrides of operations, the State Council's arrangement of its year (make-up
 * working days included), weekends. For a year without a published arrangement, New Year's Day, the two days of
 * Labour Day and the first three days of October are days off too, because their dates never move.
 */
public final class WorkingDayCalendar {

  private static final Set<MonthDay> FIXED_HOLIDAYS = Set.of(
      MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(5, 2), MonthDay.of(10, 1), MonthDay.of(10, 2), MonthDay.of(10, 3));

  /** Years in which there may be arrangements. */
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  /** The arranged days, with those that are not: these never change while the server runs. */
  private static final Map<LocalDate, Optional<Boolean>> ARRANGED = new ConcurrentHashMap<>();

  private final ZoneId zone;
  private final WorkingHours hours;
  private final Map<LocalDate, Boolean> overrides;
  private final IntConsumer onYearWithoutArrangement;

  /**
   * @param overrides days that deviate from the arrangement: {@code true} is a working day, {@code false} a day off
   * @param onYearWithoutArrangement told the year each time a day is judged without an arrangement
   */
  public WorkingDayCalendar(ZoneId zone, WorkingHours hours, Map<LocalDate, Boolean> overrides,
      IntConsumer onYearWithoutArrangement) {
    this.zone = zone;
    this.hours = hours;
    this.overrides = Map.copyOf(overrides);
    this.onYearWithoutArrangement = onYearWithoutArrangement;
  }

  /** The time zone the working hours are meant in. */
  public ZoneId zone() {
    return zone;
  }

  /** Whether people work on this day. */
  public boolean isWorkingDay(LocalDate date) {
    Boolean override = overrides.get(date);
    if (override != null) {
      return override;
    }
    Optional<Boolean> arranged = arranged(date);
    if (arranged.isPresent()) {
      return arranged.get();
    }
    if (!isPublished(date.getYear())) {
      if (!isEnteredByOperations(date.getYear())) {
        onYearWithoutArrangement.accept(date.getYear());
      }
      if (FIXED_HOLIDAYS.contains(MonthDay.from(date))) {
        return false;
      }
    }
    return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /** Whether people work at this moment. */
  public boolean isWorkingTime(Instant moment) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
    return hours.contain(local.toLocalTime()) && isWorkingDay(local.toLocalDate());
  }

  /** The end of the limit when work may begin at {@code from}: half a working day is half of the daily working time. */
  public ZonedDateTime plus(Instant from, WorkingDays limit) {
    return plusWorkingTime(from, hours.daily().multipliedBy(limit.halfDays()).dividedBy(2));
  }

  /**
   * The moment at which {@code time} has been worked. Outside working hours the clock starts at the next working moment,
   * and a limit that is used up exactly at the end of a working period ends there, not at the start of the next one.
   *
   * @param time working time, positive
   */
  public ZonedDateTime plusWorkingTime(Instant from, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("工作时间必须大于零：" + time);
    }
    LocalDateTime begin = LocalDateTime.ofInstant(from, zone);
    Duration left = time;
    for (LocalDate day = begin.toLocalDate();; day = day.plusDays(1)) {
      if (!isWorkingDay(day)) {
        continue;
      }
      for (WorkingHours.Period period : hours.periods()) {
        LocalDateTime start = later(begin, day.atTime(period.start()));
        Duration available = Duration.between(start, day.atTime(period.end()));
        if (available.compareTo(left) >= 0) {
          return start.plus(left).atZone(zone);
        }
        if (!available.isNegative()) {
          left = left.minus(available);
        }
      }
    }
  }

  /** The working time that lies between two moments; none if the second is not after the first. */
  public Duration between(Instant from, Instant to) {
    LocalDateTime begin = LocalDateTime.ofInstant(from, zone);
    LocalDateTime end = LocalDateTime.ofInstant(to, zone);
    Duration worked = Duration.ZERO;
    for (LocalDate day = begin.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
      if (!isWorkingDay(day)) {
        continue;
      }
      for (WorkingHours.Period period : hours.periods()) {
        LocalDateTime start = later(begin, day.atTime(period.start()));
        LocalDateTime stop = day.atTime(period.end()).isBefore(end) ? day.atTime(period.end()) : end;
        if (start.isBefore(stop)) {
          worked = worked.plus(Duration.between(start, stop));
        }
      }
    }
    return worked;
  }

  /** The working time of one working day. */
  public Duration daily() {
    return hours.daily();
  }

  /** Working time in working days, to one decimal, rounded down. */
  public BigDecimal days(Duration workingTime) {
    return BigDecimal.valueOf(workingTime.toMillis()).divide(BigDecimal.valueOf(hours.daily().toMillis()), 1, RoundingMode.DOWN);
  }

  /** The end of the working hours of this date, which is where a limit given as a date ends. */
  public ZonedDateTime endOfWorkingDay(LocalDate date) {
    return date.atTime(hours.end()).atZone(zone);
  }

  private static boolean isPublished(int year) {
    // National Day is part of every arrangement; other days of a year may belong to the next year's New Year holiday.
    return arranged(LocalDate.of(year, 10, 1)).isPresent();
  }

  /** The library searches all its years for each day, which takes long for the many days of a long time. */
  private static Optional<Boolean> arranged(LocalDate date) {
    return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? Optional.empty()
        : ARRANGED.computeIfAbsent(date, day -> Optional.ofNullable(
            LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth())).map(LegalHoliday::isWork));
  }

  private boolean isEnteredByOperations(int year) {
    return overrides.keySet().stream().anyMatch(date -> date.getYear() == year);
  }

  private static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
    return a.isAfter(b) ? a : b;
  }
}
