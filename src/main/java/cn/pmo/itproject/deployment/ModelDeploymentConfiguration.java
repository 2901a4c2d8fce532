package cn.pmo.itproject.deployment;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

/**
 * Deploys the models, forms and rules of the package under their file names.
 *
 * <p>The engine compares a resource with the deployed one of the same name, and by default takes the absolute path as the
 * name: moving the installation would look like a new version of everything. A node that is older than what has worked on the database
 * deploys nothing: see {@link PackageBuild}.
 */
@Configuration(proxyBeanMethods = false)
class ModelDeploymentConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ModelDeploymentConfiguration.class);

  @Bean
  CamundaDeploymentConfiguration camundaDeploymentConfiguration(PackageBuild build) {
    return new DefaultDeploymentConfiguration() {
      @Override
      public Set<Resource> getDeploymentResources() {
        Optional<Instant> newer = build.newer();
        if (newer.isPresent()) {
          ModelDeploymentConfiguration.LOG.warn("数据库已由更新的程序包（构建于 {}）使用，本节点是旧程序包，不部署自带的模型、表单和规则", newer.get());
          return Set.of();
        }
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
