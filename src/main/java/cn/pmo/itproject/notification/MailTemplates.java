package cn.pmo.itproject.notification;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * Makes mails from templates: for each event a page ({@code new-task.html}) and a plain text ({@code new-task.txt}), whose first line is
 * the subject. A file of the same name in {@code it-project.mail.templates} takes the place of the built-in one; it is read anew for every
 * mail.
 */
@Component
@EnableConfigurationProperties(MailSettings.class)
class MailTemplates {

  private static final Locale LOCALE = Locale.SIMPLIFIED_CHINESE;

  private final SpringTemplateEngine engine;
  private final String baseUrl;

  MailTemplates(MailSettings settings, @Value("${it-project.base-url:}") String baseUrl) {
    this.baseUrl = baseUrl.strip().replaceAll("/+$", "");
    this.engine = new SpringTemplateEngine();
    for (String ending : new String[] {"html", "txt"}) {
      FileTemplateResolver own = new FileTemplateResolver();
      own.setPrefix(settings.templates() + "/");
      add(own, ending, 1);
      ClassLoaderTemplateResolver builtIn = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
      builtIn.setPrefix("mail/");
      add(builtIn, ending, 2);
    }
  }

  private void add(AbstractConfigurableTemplateResolver resolver, String ending, int order) {
    resolver.setResolvablePatterns(Set.of("*." + ending));
    resolver.setTemplateMode(ending.equals("html") ? TemplateMode.HTML : TemplateMode.TEXT);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setCheckExistence(true);
    // The cache is asked before the resolvers: a template that is put in later would not be seen.
    resolver.setCacheable(false);
    resolver.setOrder(order);
    engine.addTemplateResolver(resolver);
  }

  /**
   * Makes the mail to one recipient.
   *
   * @param principal name of the person the recipient stands in for, null if there is none
   */
  Mail render(Notice notice, String name, String principal) {
    Map<String, Object> model = new HashMap<>();
    notice.facts().forEach((fact, value) -> model.put(fact, visible(value)));
    String projectName = singleLine(notice.facts().getOrDefault(Notice.Facts.PROJECT_NAME, ""));
    String code = notice.projectCode();
    model.put("event", notice.event().title());
    model.put("name", singleLine(name));
    model.put("principal", principal);
    model.put("projectCode", code);
    model.put("project", code == null || projectName.isEmpty() ? projectName + (code == null ? "" : code) : projectName + "（" + code + "）");
    model.put(Notice.Facts.STEP, singleLine(notice.facts().getOrDefault(Notice.Facts.STEP, "")));
    boolean handed = notice.facts().containsKey(Notice.Facts.HANDED_ON);
    model.put("offered", notice.users().isEmpty());
    model.put("handed", !notice.users().isEmpty() && handed);
    model.put("assigned", !notice.users().isEmpty() && !handed);
    model.put("won", name.equals(notice.facts().get(Notice.Facts.WINNER)));
    if (!baseUrl.isEmpty()) {
      String tasklist = baseUrl + "/camunda/app/tasklist/default/#/";
      model.put("taskLink", notice.taskId() == null ? null : tasklist + "?forceDisplayTask=true&task=" + notice.taskId());
      model.put("projectLink", code == null ? null : tasklist + "project/" + code);
      model.put("settingsLink", notice.event().optional() ? tasklist + "notifications" : null);
    }
    String template = notice.event().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String[] text = engine.process(template + ".txt", new Context(LOCALE, model)).strip().split("\\R", 2);
    model.put("subject", singleLine(text[0]));
    return new Mail(singleLine(text[0]), engine.process(template + ".html", new Context(LOCALE, model)).strip() + "\n",
        (text.length > 1 ? text[1] : "").strip().replaceAll("(?<![ \\t])[ \\t]++(?=\\R)", "").replaceAll("\\R{3,}", "\n\n") + "\n");
  }

  private static String singleLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** Line breaks stay, other control characters go. */
  private static String visible(String text) {
    return text.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]+", "").strip();
  }
}
