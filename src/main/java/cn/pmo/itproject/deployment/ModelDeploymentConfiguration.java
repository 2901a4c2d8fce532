package cn.pmo.itproject.deployment;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

/**
 * Deploys the models, forms and rules of the package under their file names.
 *
 * <p>The engine compares a resource with the deployed one of the same name, and by default takes the absolute path as the
 * name: moving the installation would look like a new version of everything.
 */
@Configuration(proxyBeanMethods = false)
class ModelDeploymentConfiguration {

  @Bean
  CamundaDeploymentConfiguration camundaDeploymentConfiguration() {
    return new DefaultDeploymentConfiguration() {
      @Override
      public Set<Resource> getDeploymentResources() {
        return super.getDeploymentResources().stream().map(ModelDeploymentConfiguration::named).collect(Collectors.toSet());
      }
    };
  }

  private static Resource named(Resource resource) {
    try {
      return new NamedByFile(resource.getURL());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A resource that says it is no file, so that the engine takes the file name for its name, as it does inside a JAR. */
  private static final class NamedByFile extends UrlResource {

    NamedByFile(URL url) {
      super(url);
    }

    @Override
    public File getFile() throws IOException {
      throw new FileNotFoundException(getDescription());
    }
  }
}
