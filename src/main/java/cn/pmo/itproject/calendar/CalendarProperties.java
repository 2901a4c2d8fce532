package cn.pmo.itproject.calendar;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the working-day calendar.
 *
 * @param zone the time zone of the working hours
 * @param workingHours the periods of a working day
 * @param file the days that operations have entered; it need not exist
 */
@ConfigurationProperties("it-project.calendar")
record CalendarProperties(
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @DefaultValue("08:30-12:00,14:00-17:30") String workingHours,
    @DefaultValue("./config/working-days.properties") Path file) {
}
