package cn.pmo.itproject.directory;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where users and groups are in the directory, and how they are written there.
 *
 * @param enabled whether the directory is used in the place of the engine's own users
 * @param url {@code ldaps://host:636} or {@code ldap://host:389}; several, separated by blanks, are tried in order
 * @param startTls whether a connection to {@code ldap://} goes over to TLS before anything is sent
 * @param managerDn who searches
 * @param managerPassword the searcher's password
 * @param baseDn below which everything is
 * @param pageSize how many entries are asked for at a time: directories limit the answer to a search, often to 500 or 1000
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param users the people
 * @param groups the roles and departments
 * @param adminGroup group whose members may do everything (the contract's {@code camunda-admin}, or another one beside it)
 * @param adminUser user who may do everything; empty for none
 */
@ConfigurationProperties("it-project.ldap")
record DirectorySettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("") String url,
    @DefaultValue("false") boolean startTls,
    @DefaultValue("") String managerDn,
    @DefaultValue("") String managerPassword,
    @DefaultValue("") String baseDn,
    @DefaultValue("500") int pageSize,
    @DefaultValue("PT3S") Duration connectTimeout,
    @DefaultValue("PT5S") Duration readTimeout,
    @DefaultValue Users users,
    @DefaultValue Groups groups,
    @DefaultValue("camunda-admin") String adminGroup,
    @DefaultValue("") String adminUser) {

  DirectorySettings {
    if (enabled) {
      require("url", url, "ldaps://ldap.example.com:636");
      require("manager-dn", managerDn, "cn=it-project,ou=services,dc=example,dc=com");
      require("manager-password", managerPassword, "检索用户的密码");
      require("base-dn", baseDn, "dc=example,dc=com");
      if (startTls && url.contains("ldaps:")) {
        throw new IllegalArgumentException("it-project.ldap.start-tls=true 与 it-project.ldap.url=" + url + " 不符，应使用 ldap:// 地址，或去掉 start-tls");
      }
      if (pageSize < 1 || connectTimeout.toMillis() < 1 || readTimeout.toMillis() < 1) {
        throw new IllegalArgumentException("it-project.ldap 的 page-size、connect-timeout 和 read-timeout 应大于 0");
      }
    }
  }

  private static void require(String name, String value, String example) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("已启用 it-project.ldap，但未设置 it-project.ldap." + name + "，例如 " + example);
    }
  }

  /**
   * The people.
   *
   * @param searchBase below which they are, relative to the base; all of the base when it is empty
   * @param filter what is a person
   * @param id attribute with the login name; each value belongs to one person
   * @param firstName attribute with the given name
   * @param lastName attribute with the family name
   * @param email attribute with the mail address
   */
  record Users(
      @DefaultValue("") String searchBase,
      @DefaultValue("(objectClass=inetOrgPerson)") String filter,
      @DefaultValue("uid") String id,
      @DefaultValue("givenName") String firstName,
      @DefaultValue("sn") String lastName,
      @DefaultValue("mail") String email) {
  }

  /**
   * The roles and departments.
   *
   * @param searchBase below which they are, relative to the base; all of the base when it is empty
   * @param filter what is a group
   * @param id attribute with the id
   * @param name attribute with the name people see; the id where there is none
   * @param type attribute with ROLE or DEPARTMENT; when it is empty or an entry has none, the id says it: that of a role, or {@code dept-…}
   * @param member attribute with the DNs of members, people and groups
   * @param nested whether members of a member that is a group are members, too
   * @param ids what the directory calls a group, by the id it has here ({@code it-center: 信息中心}); the same where it is not listed
   */
  record Groups(
      @DefaultValue("") String searchBase,
      @DefaultValue("(objectClass=groupOfNames)") String filter,
      @DefaultValue("cn") String id,
      @DefaultValue("description") String name,
      @DefaultValue("") String type,
      @DefaultValue("member") String member,
      @DefaultValue("true") boolean nested,
      @DefaultValue Map<String, String> ids) {
  }
}
