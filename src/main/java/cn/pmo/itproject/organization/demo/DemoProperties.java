package cn.pmo.itproject.organization.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the demo.
 *
 * @param password password of every demo user
 * @param sampleProjects whether sample projects are run when there is no project yet
 */
@ConfigurationProperties("it-project.demo")
record DemoProperties(String password, boolean sampleProjects) {

  DemoProperties {
    if (password == null || password.isBlank()) {
      throw new IllegalArgumentException("it-project.demo.password must not be empty");
    }
  }
}
