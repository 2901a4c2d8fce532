package cn.pmo.itproject.organization.demo;

import cn.pmo.itproject.construction.ConstructionProcess;
import cn.pmo.itproject.organization.YamlResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs the sample projects of {@code demo/projects.yml} in the background of the first start, so that everybody who logs in
 * finds something to do. Only where no project has ever been started; a run that was cut off continues at the next start.
 */
@Component
@Profile("demo")
@ConditionalOnProperty("it-project.demo.sample-projects")
class SampleProjects implements DisposableBean {

  /** Property of the engine that lists the sample projects that stand where they should. */
  static final String PROGRESS = "it-project.demo.sample-projects";
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(20);
  private static final Logger log = LoggerFactory.getLogger(SampleProjects.class);

  private final HistoryService historyService;
  private final ManagementService managementService;
  private final SampleProjectPlayer player;
  private final List<SampleProject> projects = YamlResource.list("demo/projects.yml", "projects", SampleProject.class);
  private final Thread thread = new Thread(this::playRemaining, "sample-projects");

  SampleProjects(HistoryService historyService, ManagementService managementService, SampleProjectPlayer player) {
    this.historyService = historyService;
    this.managementService = managementService;
    this.player = player;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void destroy() throws InterruptedException {
    player.stop();
    thread.join(SHUTDOWN_PATIENCE.toMillis());
  }

  /** Waits until the projects stand where they should, or the run has failed. */
  void await() throws InterruptedException {
    thread.join();
  }

  private void playRemaining() {
    Set<String> done = progress();
    if (done.isEmpty() && !started() && anyProject()) {
      return;
    }
    List<SampleProject> remaining = projects.stream().filter(project -> !done.contains(number(project))).toList();
    if (remaining.isEmpty()) {
      return;
    }
    Instant begin = Instant.now();
    keep(done);
    for (SampleProject project : remaining) {
      try {
        if (!player.play(project)) {
          return;
        }
        done.add(number(project));
        keep(done);
      } catch (RuntimeException e) {
        log.warn("Sample project {} could not be run; the next start tries again", project.name(), e);
      }
    }
    log.info("{} sample projects are ready after {} s", done.size(), Duration.between(begin, Instant.now()).toSeconds());
  }

  private String number(SampleProject project) {
    return Integer.toString(projects.indexOf(project));
  }

  private boolean started() {
    return managementService.getProperties().containsKey(PROGRESS);
  }

  /** Numbers of the projects that stand where they should. What people did with them since is never touched. */
  private Set<String> progress() {
    String value = managementService.getProperties().getOrDefault(PROGRESS, "");
    return new TreeSet<>(value.isBlank() ? List.of() : List.of(value.strip().split(",")));
  }

  private void keep(Set<String> done) {
    // The engine's property table takes no empty text on every database.
    managementService.setProperty(PROGRESS, done.isEmpty() ? " " : String.join(",", done));
  }

  private boolean anyProject() {
    return historyService.createHistoricProcessInstanceQuery().processDefinitionKey(ConstructionProcess.KEY).count() > 0;
  }
}
