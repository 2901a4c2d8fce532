package cn.pmo.itproject.calendar;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarProperties.class)
class CalendarConfiguration {

  @Bean
  WorkingDayCalendars workingDayCalendars(CalendarProperties properties) {
    return new WorkingDayCalendars(properties.zone(), WorkingHours.parse(properties.workingHours()),
        properties.file());
  }

  @Bean
  WorkingDayCalendarPlugin workingDayCalendarPlugin(WorkingDayCalendars calendars) {
    return new WorkingDayCalendarPlugin(calendars);
  }
}
