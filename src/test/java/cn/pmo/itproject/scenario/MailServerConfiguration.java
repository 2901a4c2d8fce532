package cn.pmo.itproject.scenario;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A mail server for tests. Without an annotation of its own, as {@link ScenarioConfiguration}. */
class MailServerConfiguration {

  @Bean(initMethod = "start", destroyMethod = "stop")
  GreenMail mailServer() {
    return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @Bean
  DynamicPropertyRegistrar mailProperties(GreenMail mailServer) {
    return registry -> registry.add("spring.mail.port", () -> mailServer.getSmtp().getPort());
  }
}
