package cn.pmo.itproject.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Gives each application context of a run on MySQL a schema in the place of the H2 database it names, and the connection of production:
 * its pool and its options, whatever the profile. Contexts that name the same database in memory share a schema, as they share that.
 */
class TestDatabaseSettings implements EnvironmentPostProcessor, Ordered {

  private static final String HIKARI = "spring.datasource.hikari.";
  private static final String DRIVER = HIKARI + "data-source-properties.";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    String url = environment.getProperty("spring.datasource.url");
    if (!TestDatabase.isMysql() || url == null || !url.startsWith("jdbc:h2:mem:")) {
      return;
    }
    Map<String, Object> settings = new HashMap<>(production());
    // Many contexts live side by side in one run.
    settings.put(HIKARI + "minimum-idle", 0);
    settings.put("spring.datasource.url", TestDatabase.url(url));
    settings.put("spring.datasource.username", TestDatabase.user());
    settings.put("spring.datasource.password", TestDatabase.password());
    environment.getPropertySources().addFirst(new MapPropertySource("test database", settings));
  }

  /** After the configuration files have been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  /** The options of the driver in production. */
  static Map<String, String> driverProperties() {
    return production().entrySet().stream().filter(setting -> setting.getKey().startsWith(DRIVER))
        .collect(Collectors.toMap(setting -> setting.getKey().substring(DRIVER.length()), setting -> setting.getValue().toString()));
  }

  private static Map<String, Object> production() {
    try {
      Map<String, Object> settings = new HashMap<>();
      for (PropertySource<?> source : new YamlPropertySourceLoader().load("production", new ClassPathResource("application-production.yml"))) {
        for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
          if (name.startsWith(HIKARI)) {
            settings.put(name, source.getProperty(name));
          }
        }
      }
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
