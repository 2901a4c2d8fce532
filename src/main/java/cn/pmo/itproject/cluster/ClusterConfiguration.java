package cn.pmo.itproject.cluster;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShutdownProperties.class)
class ClusterConfiguration {

  @Bean
  Draining draining(ShutdownProperties shutdown) {
    return new Draining(shutdown.drain());
  }

  @Bean
  FilterRegistrationBean<LastAnswerFilter> lastAnswerFilter(ApplicationAvailability availability) {
    FilterRegistrationBean<LastAnswerFilter> registration = new FilterRegistrationBean<>(new LastAnswerFilter(availability));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
