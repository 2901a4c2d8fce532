package cn.pmo.itproject.deployment;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What follows from who speaks TLS. Where people come over HTTPS browsers send the cookies over nothing else, and use nothing else from then
 * on (HSTS). Address, scheme and host of a request as its headers tell them are believed only where a proxy is declared that replaces them,
 * unless {@code server.forward-headers-strategy} says otherwise.
 */
class TlsSettings implements EnvironmentPostProcessor, Ordered {

  private static final Map<String, Object> OVER_HTTPS = Map.of(
      "server.servlet.session.cookie.secure", true,
      "camunda.bpm.webapp.csrf.enable-secure-cookie", true,
      "camunda.bpm.webapp.session-cookie.enable-secure-cookie", true,
      "camunda.bpm.webapp.header-security.hsts-disabled", false);

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    TlsMode.of(environment).ifPresent(mode -> {
      if (mode.isEncrypted()) {
        environment.getPropertySources().addFirst(new MapPropertySource("over HTTPS", OVER_HTTPS));
      }
      environment.getPropertySources().addLast(new MapPropertySource("headers of the proxy",
          Map.of("server.forward-headers-strategy", mode == TlsMode.PROXY ? "native" : "none")));
    });
  }

  /** After the configuration files have been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }
}
