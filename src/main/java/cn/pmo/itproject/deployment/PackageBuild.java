package cn.pmo.itproject.deployment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows whether a newer build of the package has worked on this database. While nodes are upgraded one after the other, one of the older
 * build may start again: to the engine its models would look like the newest.
 *
 * <p>The newest build is kept in the engine's table of properties. What was started from classes instead of a JAR has no time of its
 * build and is always taken for the newest.
 */
@Component
class PackageBuild {

  private static final String NAME = "it-project.newest-build";

  private final JdbcClient jdbc;
  private final Instant own;

  PackageBuild(JdbcClient jdbc, ObjectProvider<BuildProperties> build) {
    this.jdbc = jdbc;
    BuildProperties properties = build.getIfAvailable();
    this.own = properties == null || properties.getTime() == null ? null : properties.getTime().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The newest build that has worked on this database, if it is newer than this one. */
  Optional<Instant> newer() {
    return own == null ? Optional.empty() : newest().filter(own::isBefore);
  }

  /** Only now: a node that fails to start has changed nothing. */
  @EventListener(ApplicationReadyEvent.class)
  void register() {
    if (own == null || newest().filter(newest -> !newest.isBefore(own)).isPresent()) {
      return;
    }
    if (update() == 0) {
      try {
        jdbc.sql("insert into ACT_GE_PROPERTY (NAME_, VALUE_, REV_) values (?, ?, 1)").params(NAME, own.toString()).update();
      } catch (DuplicateKeyException e) {
        // Another node has been faster.
        update();
      }
    }
  }

  /** Times in this form have the order of their texts. */
  private int update() {
    return jdbc.sql("update ACT_GE_PROPERTY set VALUE_ = :own, REV_ = REV_ + 1 where NAME_ = :name and VALUE_ < :own")
        .param("own", own.toString()).param("name", NAME).update();
  }

  private Optional<Instant> newest() {
    try {
      return jdbc.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = ?").param(NAME).query(String.class).optional().map(Instant::parse);
    } catch (BadSqlGrammarException e) {
      // The first start: the engine has not made its tables yet.
      return Optional.empty();
    }
  }
}
