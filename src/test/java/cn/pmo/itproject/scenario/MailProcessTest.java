package cn.pmo.itproject.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** As {@link ProcessTest}, with a mail server. All such tests share one application context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"spring.mail.host=127.0.0.1", "it-project.mail.from=信息化项目管理 <it-project@city.example>",
    "it-project.mail.pause=PT0S", "it-project.base-url=https://it.city.example"})
@ActiveProfiles("test")
@Import({ScenarioConfiguration.class, MailServerConfiguration.class})
public @interface MailProcessTest {
}
