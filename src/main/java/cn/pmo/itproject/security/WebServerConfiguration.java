package cn.pmo.itproject.security;

import cn.pmo.itproject.deployment.TlsMode;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The servers' headers and error texts: of the one for people, found like any configuration, and of the management port, which imports it. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class WebServerConfiguration {

  /** After Spring Boot's own, whose valve for errors then finds that all is told. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> answerHeaders(Environment environment) {
    boolean tls = TlsMode.of(environment).filter(TlsMode::isEncrypted).isPresent();
    return server -> server.addContextCustomizers(context -> {
      StandardHost host = (StandardHost) context.getParent();
      host.getPipeline().addValve(new AnswerHeaders(tls));
      // One of this class is there: the host adds none of its own, which would come first.
      host.setErrorReportValveClass(AnswerHeaders.class.getName());
    });
  }
}
