package cn.pmo.itproject.calendar;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarProperties.class)
class CalendarConfiguration {

  @Bean
  WorkingDayCalendars workingDayCalendars(CalendarProperties properties) {
    return new WorkingDayCalendars(properties.zone(), workingHours(properties.workingHours()), properties.file());
  }

  private static WorkingHours workingHours(String text) {
    try {
      return WorkingHours.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it-project.calendar.working-hours：" + e.getMessage(), e);
    }
  }

  @Bean
  WorkingDayCalendarPlugin workingDayCalendarPlugin(WorkingDayCalendars calendars) {
    return new WorkingDayCalendarPlugin(calendars);
  }
}
