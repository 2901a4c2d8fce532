package cn.pmo.itproject.organization.demo;

import cn.pmo.itproject.construction.ConstructionProcess;
import cn.pmo.itproject.organization.YamlResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** Property of the engine that counts the sample projects that stand where they should. */
  private static final String PROGRESS = "it-project.demo.sample-projects";
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
    int done = progress().orElse(-1);
    if (done < 0 && anyProject()) {
      return;
    }
    done = Math.max(done, 0);
    if (done >= projects.size()) {
      return;
    }
    Instant begin = Instant.now();
    managementService.setProperty(PROGRESS, Integer.toString(done));
    for (SampleProject project : projects.subList(done, projects.size())) {
      try {
        if (!player.play(project)) {
          return;
        }
      } catch (RuntimeException e) {
        log.warn("Sample project {} could not be run; the next start tries again", project.name(), e);
        return;
      }
      managementService.setProperty(PROGRESS, Integer.toString(++done));
    }
    log.info("{} sample projects are ready after {} s", projects.size(), Duration.between(begin, Instant.now()).toSeconds());
  }

  private Optional<Integer> progress() {
    return Optional.ofNullable(managementService.getProperties().get(PROGRESS)).map(Integer::valueOf);
  }

  private boolean anyProject() {
    return historyService.createHistoricProcessInstanceQuery().processDefinitionKey(ConstructionProcess.KEY).count() > 0;
  }
}
