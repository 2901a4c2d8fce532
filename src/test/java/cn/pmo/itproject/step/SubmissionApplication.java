package cn.pmo.itproject.step;

import static org.mockito.Mockito.mock;

import cn.pmo.itproject.document.DocumentAuthors;
import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.review.SeparationOfDuties;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.variable.serializer.FileValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine, both its web APIs and the rules for submissions, without the rest of the package; with {@code submission.yml}. */
@EnableAutoConfiguration
@ComponentScan({"cn.pmo.itproject.rule", "cn.pmo.itproject.form", "cn.pmo.itproject.step"})
public class SubmissionApplication {

  @Bean
  DocumentRegister documentRegister() {
    return mock(DocumentRegister.class);
  }

  @Bean
  DocumentAuthors documentAuthors() {
    return mock(DocumentAuthors.class);
  }

  @Bean
  SeparationOfDuties separationOfDuties() {
    return mock(SeparationOfDuties.class);
  }

  @Bean
  CurrentUser currentUser() {
    return mock(CurrentUser.class);
  }

  @Bean
  DecisionMakers decisionMakers() {
    return mock(DecisionMakers.class);
  }

  /** A rule of the model; it also lets somebody else change the task while it is being completed, and executes a statement. */
  @Bean
  TaskListener refuseForbiddenListener(JdbcClient jdbc) {
    return task -> {
      if (task.hasVariable("statement")) {
        jdbc.sql((String) task.getVariable("statement")).update();
      }
      if (task.hasVariable("forbidden")) {
        throw new RuleViolationException("forbidden", "“禁用”不能填写");
      }
      if (task.hasVariable("meanwhile")) {
        TaskService tasks = task.getProcessEngineServices().getTaskService();
        CompletableFuture.runAsync(() -> tasks.setPriority(task.getId(), task.getPriority() + 1)).join();
      }
    };
  }

  /** A rule for single variables, as a policy for documents is. */
  @Bean
  ProcessEnginePlugin refuseProgramFilesPlugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreVariableSerializers(List.of(new FileValueSerializer() {
          @Override
          public void writeValue(FileValue value, ValueFields fields) {
            if (value.getFilename().endsWith(".exe")) {
              throw new RuleViolationException(fields.getName(), "“" + fields.getName() + "”不能是程序文件");
            }
            super.writeValue(value, fields);
          }
        }));
      }
    };
  }
}
