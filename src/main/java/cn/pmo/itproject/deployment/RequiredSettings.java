package cn.pmo.itproject.deployment;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stops the start of a real installation that lacks a setting, with a message that names the variable. Spring Boot itself would
 * take the text of the placeholder for the value.
 */
@Component
@Profile("production")
class RequiredSettings implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final List<String> SETTINGS =
      List.of("spring.datasource.url", "spring.datasource.username", "spring.datasource.password");

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    SETTINGS.forEach(environment::getRequiredProperty);
  }
}
