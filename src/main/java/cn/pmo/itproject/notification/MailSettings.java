package cn.pmo.itproject.notification;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are made and sent; the server itself is {@code spring.mail}.
 *
 * @param from address of the sender, with a name if it is to have one: {@code 信息化项目管理 <it-project@city.example>}
 * @param templates directory with templates that take the place of the built-in ones of the same name
 * @param maxConcurrent how many mails a node sends at the same time
 * @param maxWait how long a mail waits for its turn before its job is put off
 * @param pause how long a server that cannot be reached is left alone
 * @param claim how long a mail of which nobody knows whether the server took it is left to whoever was sending it
 */
@ConfigurationProperties("it-project.mail")
public record MailSettings(@DefaultValue("") String from, @DefaultValue("./config/mail") Path templates, @DefaultValue("3") int maxConcurrent,
    @DefaultValue("PT2S") Duration maxWait, @DefaultValue("PT30S") Duration pause,
    @DefaultValue("PT10M") Duration claim) {

  public MailSettings {
    if (maxConcurrent < 1) {
      throw new IllegalArgumentException("it-project.mail.max-concurrent 为 " + maxConcurrent + "，应为大于零的整数");
    }
  }
}
