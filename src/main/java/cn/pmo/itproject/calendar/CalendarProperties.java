package cn.pmo.itproject.calendar;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the working-day calendar.
 *
 * @param zone the time zone of the working hours
 * @param workingHours the periods of a working day
 * @param file the days that operations have entered; it need not exist
 * @param exchangeInterval how often a node looks whether another one has read a newer file
 */
@ConfigurationProperties("it-project.calendar")
record CalendarProperties(
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @DefaultValue("08:30-12:00,14:00-17:30") String workingHours,
    @DefaultValue("./config/working-days.properties") Path file,
    @DefaultValue("PT3S") Duration exchangeInterval) {

  CalendarProperties {
    if (exchangeInterval.isNegative() || exchangeInterval.isZero()) {
      throw new IllegalArgumentException(
          "it-project.calendar.exchange-interval 的值“" + exchangeInterval + "”无效，应为大于零的时长，例如 PT3S（3 秒）");
    }
  }
}
