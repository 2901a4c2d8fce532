package cn.pmo.itproject.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the working-day calendar as it is now: the file of operations is read again when it has changed, without a
 * restart. A file that cannot be read leaves the last good calendar in force and is reported once per change.
 */
public class WorkingDayCalendars {

  private static final Logger LOG = LoggerFactory.getLogger(WorkingDayCalendars.class);

  private final ZoneId zone;
  private final WorkingHours hours;
  private final Path file;
  private final Set<Integer> reportedYears = ConcurrentHashMap.newKeySet();

  private FileState seen;
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
        LOG.info("工作日历文件 {} 已不存在，按法定节假日安排计算工作日", file);
        calendar = calendarWith(Map.of());
      }
    } else if (!now.equals(seen)) {
      load();
    }
    seen = now;
    return calendar;
  }

  private void load() {
    try {
      Map<LocalDate, Boolean> days = WorkingDayFile.read(file);
      calendar = calendarWith(days);
      LOG.info("已读取工作日历文件 {}：{} 天", file, days.size());
    } catch (IllegalArgumentException e) {
      LOG.error("工作日历文件 {} 有误，继续使用此前的工作日历。{}", file, e.getMessage());
    } catch (IOException e) {
      LOG.error("工作日历文件 {} 无法读取，继续使用此前的工作日历", file, e);
    }
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
