package cn.pmo.itproject.draft;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.rule.RuleViolationException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Drafts of forms over HTTP: everybody his own, for tasks he may read and processes he may start. The key is the task's id, or
 * {@code start:<process definition key>}.
 */
@RestController
@RequestMapping("/api/drafts/{key}")
class DraftController {

  private static final String START = "start:";
  private static final DataSize MAX_SIZE = DataSize.ofMegabytes(1);

  private final FormDrafts drafts;
  private final CurrentUser currentUser;
  private final TaskService tasks;
  private final RepositoryService repository;

  DraftController(FormDrafts drafts, CurrentUser currentUser, TaskService tasks, RepositoryService repository) {
    this.drafts = drafts;
    this.currentUser = currentUser;
    this.tasks = tasks;
    this.repository = repository;
  }

  record Saved(Instant savedAt) {
  }

  /** The draft; 204 if there is none. */
  @GetMapping
  ResponseEntity<FormDraft> get(@PathVariable String key) {
    requireForm(key);
    return drafts.find(currentUser.requireId(), key).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
  }

  /** Replaces the draft. The body is read here, so that one that is too large is not read to its end. */
  @PutMapping
  Saved save(@PathVariable String key, InputStream body) throws IOException {
    requireForm(key);
    FormDraft draft = new FormDraft(Instant.now().truncatedTo(ChronoUnit.MILLIS), values(body));
    drafts.save(currentUser.requireId(), key, draft);
    return new Saved(draft.savedAt());
  }

  /** Also when the task is gone: it is the user's own draft. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String key) {
    drafts.delete(currentUser.requireId(), key);
  }

  private void requireForm(String key) {
    boolean known = key.startsWith(START)
        ? repository.createProcessDefinitionQuery().processDefinitionKey(key.substring(START.length())).latestVersion()
            .startablePermissionCheck().startableInTasklist().count() > 0
        : tasks.createTaskQuery().taskId(key).count() > 0;
    if (!known) {
      throw new NotFoundException(key.startsWith(START) ? "没有流程“" + key.substring(START.length()) + "”，或者您不能发起该流程"
          : "没有任务“" + key + "”，或者任务已办理完毕、不由您办理");
    }
  }

  private static ObjectNode values(InputStream body) throws IOException {
    int most = (int) MAX_SIZE.toBytes();
    byte[] content = body.readNBytes(most + 1);
    if (content.length > most) {
      throw new RuleViolationException("values", "草稿过大：超过 " + MAX_SIZE.toMegabytes() + " MB，未保存，应减少填写的内容（文件不随草稿保存）");
    }
    try {
      if (FormDrafts.JSON.readTree(content) instanceof ObjectNode request && request.path("values") instanceof ObjectNode values) {
        return values;
      }
    } catch (JacksonException e) {
      // Said below: it is no JSON object.
    }
    throw new RuleViolationException("values", "草稿格式不正确，应为 JSON 对象 {\"values\": {…}}");
  }
}
