package cn.pmo.itproject.deployment;

import cn.pmo.itproject.login.PasswordRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Stops the start of a real installation that lacks a setting or has one that is not safe, with one message that tells all that is wrong and
 * what would be right. Before anything else is made, the database in the first place. What can only be seen in there is looked at by
 * {@code organization.demo.RealPeopleOnly}.
 */
@Component
@Profile("production")
class RequiredSettings implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final Logger LOG = LoggerFactory.getLogger(RequiredSettings.class);

  private static final String ADMIN = "camunda.bpm.admin-user.";
  /** What Spring takes for yes and no. */
  private static final Set<String> ON = Set.of("true", "on", "yes", "1");
  private static final Set<String> OFF = Set.of("false", "off", "no", "0");
  private static final Map<String, String> DATABASE = new LinkedHashMap<>();

  static {
    DATABASE.put("spring.datasource.url", "IT_PROJECT_DATABASE_URL，例如 jdbc:mysql://host:3306/itproject");
    DATABASE.put("spring.datasource.username", "IT_PROJECT_DATABASE_USER，应为数据库用户名");
    DATABASE.put("spring.datasource.password", "IT_PROJECT_DATABASE_PASSWORD，应为数据库密码");
  }

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    List<String> problems = new ArrayList<>();
    checkDatabase(problems);
    checkTls(problems);
    checkManagementAddress(problems);
    checkAdministrator(problems);
    checkDemo(problems);
    checkDirectory(problems);
    if (StringUtils.hasText(environment.getProperty("spring.mail.host"))) {
      checkMail(problems);
    }
    if (!problems.isEmpty()) {
      throw new UnsafeSettingsException(problems);
    }
    if (TlsMode.of(environment).filter(mode -> mode == TlsMode.NONE).isPresent()) {
      LOG.warn("IT_PROJECT_TLS=none: passwords, sessions and documents go over the network in plain text");
    }
  }

  private void checkDatabase(List<String> problems) {
    DATABASE.forEach((setting, variable) -> {
      if (!StringUtils.hasText(value(setting))) {
        problems.add("未设置数据库连接 " + variable);
      }
    });
    String url = value("spring.datasource.url");
    if (url != null && url.strip().toLowerCase(Locale.ROOT).startsWith("jdbc:h2:")) {
      problems.add("数据库 IT_PROJECT_DATABASE_URL 的值“" + url.strip() + "”是内嵌数据库 H2，只供试用，应为 MySQL 或 MariaDB，例如 jdbc:mysql://host:3306/itproject");
    }
    if (says("spring.flyway.enabled", OFF)) {
      problems.add("spring.flyway.enabled=" + value("spring.flyway.enabled").strip() + " 关闭了数据库的检查和升级，应为 true（去掉该设置）");
    }
    if (StringUtils.hasText(value("spring.flyway.url"))) {
      problems.add("spring.flyway.url 使检查和升级针对另一个数据库，应去掉该设置，只用 IT_PROJECT_DATABASE_URL");
    }
  }

  private void checkTls(List<String> problems) {
    TlsMode mode = TlsMode.of(environment).orElse(null);
    String given = value(TlsMode.SETTING);
    if (mode == null) {
      problems.add((StringUtils.hasText(given) ? "IT_PROJECT_TLS 的值“" + given + "”无效" : "未设置 IT_PROJECT_TLS（由谁提供 HTTPS）")
          + "，应为 proxy（由前面的代理提供）、server（由本系统提供，并设置 server.ssl）或 none（不加密，仅限完全可信的网络）");
      return;
    }
    if (mode == TlsMode.SERVER && Stream.of("bundle", "key-store", "certificate").allMatch(name -> !StringUtils.hasText(value("server.ssl." + name)))) {
      problems.add("IT_PROJECT_TLS=server，但未设置证书，应设置 SERVER_SSL_CERTIFICATE 和 SERVER_SSL_CERTIFICATE_PRIVATE_KEY（或 SERVER_SSL_KEY_STORE）");
    }
    if (mode == TlsMode.SERVER && says("server.ssl.enabled", OFF)) {
      problems.add("IT_PROJECT_TLS=server，但 server.ssl.enabled=" + value("server.ssl.enabled").strip() + " 关闭了 HTTPS，应为 true（去掉该设置）");
    }
    if (mode == TlsMode.PROXY && "none".equalsIgnoreCase(value("server.forward-headers-strategy"))) {
      problems.add("IT_PROJECT_TLS=proxy，但 server.forward-headers-strategy=none，应为 native：否则所有用户都像是来自代理，登录失败的限制会影响所有人");
    }
    String address = value("it-project.base-url");
    if (mode.isEncrypted() && StringUtils.hasText(address) && !address.strip().startsWith("https://")) {
      problems.add("IT_PROJECT_BASE_URL 的值“" + address + "”与 IT_PROJECT_TLS=" + mode.name().toLowerCase(Locale.ROOT)
          + " 不符，应以 https:// 开头，例如 https://it-project.example.com");
    }
  }

  /** Set to nothing it would mean all addresses, and nobody has to log in there. */
  private void checkManagementAddress(List<String> problems) {
    String address = value("management.server.address");
    if (address != null && address.isBlank()) {
      problems.add("IT_PROJECT_MANAGEMENT_ADDRESS 的值为空，应去掉该项（只对本机开放），或填写本机在内网的地址，例如 10.0.0.11");
    }
  }

  /** The first administrator is made from these; afterwards they may be taken out. */
  private void checkAdministrator(List<String> problems) {
    String id = value(ADMIN + "id");
    String password = value(ADMIN + "password");
    if (!StringUtils.hasText(id)) {
      if (StringUtils.hasText(password)) {
        problems.add("已设置首个管理员的密码 CAMUNDA_BPM_ADMIN_USER_PASSWORD，但未设置其用户名 CAMUNDA_BPM_ADMIN_USER_ID，两者应同时设置");
      }
    } else if (!StringUtils.hasText(password)) {
      problems.add("首个管理员“" + id + "”的密码 CAMUNDA_BPM_ADMIN_USER_PASSWORD 未设置或为空，应为 " + PasswordRules.WORDS
          + "；管理员已建立的，应去掉 CAMUNDA_BPM_ADMIN_USER_ID");
    } else if (!new PasswordRules().allow(password, id)) {
      problems.add("首个管理员“" + id + "”的密码 CAMUNDA_BPM_ADMIN_USER_PASSWORD 过于简单或是默认密码，应为 " + PasswordRules.WORDS);
    }
    if (says("it-project.login.password-policy", OFF)) {
      problems.add("it-project.login.password-policy=false 关闭了密码规则，应为 true（去掉该设置）");
    }
    if (says("camunda.bpm.authorization.enabled", OFF)) {
      problems.add("camunda.bpm.authorization.enabled=false 关闭了权限检查，应为 true（去掉该设置）");
    }
  }

  private void checkDemo(List<String> problems) {
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      problems.add("同时启用了 demo，其用户的密码是公开的，SPRING_PROFILES_ACTIVE 应只为 production");
    }
  }

  /** Passwords of the whole organisation go there. */
  private void checkDirectory(List<String> problems) {
    String url = value("it-project.ldap.url");
    if (says("it-project.ldap.enabled", ON) && url != null && url.toLowerCase(Locale.ROOT).contains("ldap://")
        && !says("it-project.ldap.start-tls", ON)) {
      problems.add("用户目录 IT_PROJECT_LDAP_URL 的值“" + url + "”不加密，应为 ldaps:// 地址，或设置 IT_PROJECT_LDAP_START_TLS=true");
    }
  }

  /** Mails that people could not answer or follow would only be noticed by them. */
  private void checkMail(List<String> problems) {
    if (!StringUtils.hasText(value("it-project.mail.from"))) {
      problems.add("已设置邮件服务器 SPRING_MAIL_HOST，但未设置发件地址 IT_PROJECT_MAIL_FROM，应为邮件服务器允许的发件地址，"
          + "例如 it-project@example.com");
    }
    String address = value("it-project.base-url");
    if (!StringUtils.hasText(address)) {
      problems.add("已设置邮件服务器 SPRING_MAIL_HOST，但未设置 IT_PROJECT_BASE_URL：邮件中的链接需要用户访问本系统的地址，"
          + "例如 https://it-project.example.com");
    } else if (!isAddress(address)) {
      problems.add("IT_PROJECT_BASE_URL 的值“" + address + "”不是有效的访问地址，应以 http:// 或 https:// 开头，"
          + "例如 https://it-project.example.com");
    }
  }

  /** Whether it is set to one of the words that stand for yes or no. */
  private boolean says(String setting, Set<String> words) {
    String value = value(setting);
    return value != null && words.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  /** Null if it is not set, or names a variable that is not. */
  private String value(String setting) {
    try {
      String value = environment.getProperty(setting);
      return value == null || value.startsWith("${") ? null : value;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text.strip());
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
