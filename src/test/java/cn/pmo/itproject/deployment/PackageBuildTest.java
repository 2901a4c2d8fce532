package cn.pmo.itproject.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.database.TestDatabase;
import java.time.Instant;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While nodes are upgraded one by one, those of the older build must not put their models over the newer ones. */
class PackageBuildTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

  private final DataSource dataSource = TestDatabase.empty();

  @Test
  void beforeTheEngineHasTablesNothingIsNewer() {
    assertThat(build(MONDAY).newer()).isEmpty();
  }

  @Test
  void onceANewerBuildIsReadyTheOlderOneKnows() {
    engineTables();
    build(MONDAY).register();
    assertThat(build(TUESDAY).newer()).isEmpty();
    assertThat(build(MONDAY).newer()).isEmpty();
    build(TUESDAY).register();
    assertThat(build(MONDAY).newer()).contains(TUESDAY);
    assertThat(build(TUESDAY).newer()).isEmpty();
  }

  @Test
  void anOlderBuildThatStartsAgainDoesNotCountAsTheNewest() {
    engineTables();
    build(TUESDAY).register();
    build(MONDAY).register();
    assertThat(build(MONDAY).newer()).contains(TUESDAY);
  }

  @Test
  void classesWithoutABuildAreTheNewest() {
    engineTables();
    build(TUESDAY).register();
    PackageBuild unpacked =
        new PackageBuild(JdbcClient.create(dataSource), new DefaultListableBeanFactory().getBeanProvider(BuildProperties.class));
    unpacked.register();
    assertThat(unpacked.newer()).isEmpty();
    assertThat(build(MONDAY).newer()).contains(TUESDAY);
  }

  @Test
  void theOlderOneDeploysNothing() {
    engineTables();
    build(TUESDAY).register();
    assertThat(new ModelDeploymentConfiguration().camundaDeploymentConfiguration(build(MONDAY)).getDeploymentResources()).isEmpty();
  }

  private void engineTables() {
    JdbcClient.create(dataSource).sql("create table ACT_GE_PROPERTY (NAME_ varchar(64) primary key, VALUE_ varchar(300), REV_ integer)")
        .update();
  }

  private PackageBuild build(Instant time) {
    Properties properties = new Properties();
    properties.setProperty("time", String.valueOf(time.toEpochMilli()));
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("build", new BuildProperties(properties));
    return new PackageBuild(JdbcClient.create(dataSource), beans.getBeanProvider(BuildProperties.class));
  }
}
