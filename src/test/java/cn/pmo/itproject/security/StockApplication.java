package cn.pmo.itproject.security;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A stock Camunda 7.24.0: its starters, a database in memory, no bean of ours. Only how Jersey words errors is this package's, as that comes
 * with the class path. Not a component, so that no application that scans the package finds it.
 */
@EnableAutoConfiguration
class StockApplication {

  /** Starts it on a free port. */
  static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(StockApplication.class).web(WebApplicationType.SERVLET)
        .properties("spring.config.name=stock").run();
  }
}
