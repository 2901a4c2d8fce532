package cn.pmo.itproject.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the working-day calendar as it is now: the file of operations is read again when it has changed, without a
 * restart. A file that cannot be read leaves the last good calendar in force and is reported once per change. Of the files of several
 * nodes the one that was changed last counts for all ({@link CalendarExchange}).
 */
public class WorkingDayCalendars {

  private static final Logger LOG = LoggerFactory.getLogger(WorkingDayCalendars.class);

  private final ZoneId zone;
  private final WorkingHours hours;
  private final Path file;
  private final Set<Integer> reportedYears = ConcurrentHashMap.newKeySet();

  private FileState seen;
  /** What the file said when it could be read last, null if there is none. */
  private EnteredDays own;
  /** What all nodes go by, null if there is nothing yet. */
  private EnteredDays published;
  private WorkingDayCalendar calendar;

  private record FileState(FileTime modified, long size) {
  }

  public WorkingDayCalendars(ZoneId zone, WorkingHours hours, Path file) {
    this.zone = zone;
    this.hours = hours;
    this.file = file;
    this.calendar = calendarWith(Map.of());
  }

  /** The calendar in force; it does not change afterwards. */
  public synchronized WorkingDayCalendar current() {
    FileState now = state();
    if (now == null) {
      if (seen != null) {
        own = null;
        if (published == null) {
          LOG.info("工作日历文件 {} 已不存在，按法定节假日安排计算工作日", file);
        } else {
          LOG.info("工作日历文件 {} 已不存在，继续使用各节点共同的工作日历；要恢复法定节假日安排，请放置内容为空的文件", file);
        }
        choose();
      }
    } else if (!now.equals(seen)) {
      load(now);
    }
    seen = now;
    return calendar;
  }

  /** What this node's file says, if the others should know it. */
  synchronized Optional<EnteredDays> unpublished() {
    current();
    return Optional.ofNullable(own).filter(days -> days.isNewerThan(published));
  }

  /** What all nodes go by from now on, unless this node's file is newer. */
  synchronized void publish(EnteredDays days) {
    published = days;
    choose();
  }

  private void load(FileState now) {
    try {
      Instant modified = now.modified().toInstant().truncatedTo(ChronoUnit.MILLIS);
      Instant present = Instant.now();
      // A file from the future would win for ever.
      own = new EnteredDays(modified.isAfter(present) ? present.truncatedTo(ChronoUnit.MILLIS) : modified, WorkingDayFile.lines(file));
      choose();
      LOG.info("已读取工作日历文件 {}：{} 天", file, own.days().size());
      if (published != null && published.isNewerThan(own)) {
        LOG.info("其他节点的工作日历文件较新（{}），以其为准", published.modifiedAt());
      }
    } catch (IllegalArgumentException e) {
      LOG.error("工作日历文件 {} 有误，继续使用此前的工作日历。{}", file, e.getMessage());
    } catch (IOException e) {
      LOG.error("工作日历文件 {} 无法读取，继续使用此前的工作日历", file, e);
    }
  }

  private void choose() {
    EnteredDays days = own != null && own.isNewerThan(published) ? own : published;
    calendar = calendarWith(days == null ? Map.of() : days.days());
  }

  private FileState state() {
    try {
      return new FileState(Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) {
      return null;
    }
  }

  private WorkingDayCalendar calendarWith(Map<LocalDate, Boolean> days) {
    return new WorkingDayCalendar(zone, hours, days, this::reportOnce);
  }

  private void reportOnce(int year) {
    if (reportedYears.add(year)) {
      LOG.warn("{} 年没有法定节假日安排，工作日按周末和固定日期的节日（元旦、劳动节、国庆节）推算；"
          + "请在工作日历文件 {} 中补充该年的放假和调休安排", year, file);
    }
  }
}
