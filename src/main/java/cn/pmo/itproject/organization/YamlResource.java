package cn.pmo.itproject.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** Reads lists of records from YAML files on the class path, with the binding rules of Spring Boot's own configuration. */
public final class YamlResource {

  private YamlResource() {
  }

  /**
   * The list below a key of a file.
   *
   * @throws IllegalStateException when the file has no such list
   */
  public static <T> List<T> list(String path, String key, Class<T> type) {
    try {
      MutablePropertySources sources = new MutablePropertySources();
      new YamlPropertySourceLoader().load(path, new ClassPathResource(path)).forEach(sources::addLast);
      return new Binder(ConfigurationPropertySources.from(sources))
          .bind(key, Bindable.listOf(type))
          .orElseThrow(() -> new IllegalStateException("No list \"%s\" in %s".formatted(key, path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
