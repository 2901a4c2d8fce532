package cn.pmo.itproject.rule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ApiExceptionAdviceTest {

  private RuntimeException failure;
  private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Failing()).setControllerAdvice(new ApiExceptionAdvice()).build();

  @Test
  void violationsAreNamed() throws Exception {
    failure = new RuleViolationException(List.of(new Violation("year", "“年度”应为四位数字"), new Violation("page", "“页码”应不小于 0")));
    assertAnswer(400, """
        {"type":"RuleViolationException","message":"“年度”应为四位数字；“页码”应不小于 0",
         "violations":[{"field":"year","message":"“年度”应为四位数字"},{"field":"page","message":"“页码”应不小于 0"}]}""");

    failure = new ProcessEngineException("wrapped", new RuleViolationException("year", "“年度”应为四位数字"));
    assertAnswer(400, """
        {"type":"RuleViolationException","message":"“年度”应为四位数字","violations":[{"field":"year","message":"“年度”应为四位数字"}]}""");
  }

  @Test
  void fullDiskIsNamed() throws Exception {
    String answer = "{\"type\":\"InsufficientStorageException\",\"message\":\"服务器存储空间已满，本次操作未生效，请联系系统管理员\"}";
    failure = new DataIntegrityViolationException("insert", new SQLException("The table 'ACT_GE_BYTEARRAY' is full", "HY000", 1114));
    assertAnswer(507, answer);
    failure = new ProcessEngineException("wrapped", new BatchUpdateException("Disk full", "HY000", 1021, new int[0], null));
    assertAnswer(507, answer);
    failure = new DataIntegrityViolationException("insert", new SQLException("Column 'x' cannot be null", "23000", 1048));
    assertAnswer(500, "{\"type\":\"DataAccessException\",\"message\":\"系统访问数据库时出错，本次操作未生效，请稍后重试；仍不成功请联系系统管理员\"}");
  }

  @Test
  void otherRefusals() throws Exception {
    failure = new AuthorizationException("li", "READ", "Task", "1");
    assertAnswer(403, "{\"type\":\"AuthorizationException\",\"message\":\"没有权限执行此操作\"}");
    failure = new NotFoundException("no such thing");
    assertAnswer(404, "{\"type\":\"NotFoundException\",\"message\":\"未找到所请求的内容\"}");
    failure = new OptimisticLockingException("changed");
    assertAnswer(409, "{\"type\":\"OptimisticLockingException\",\"message\":\"该任务刚被他人处理，请刷新后重试\"}");
  }

  @Test
  void whatSpringAndControllersRefuse() throws Exception {
    failure = new ErrorResponseException(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "没有该项目"), null);
    assertAnswer(404, "{\"type\":\"ErrorResponseException\",\"message\":\"没有该项目\"}");

    mvc.perform(get("/api/failing").param("year", "二〇二六")).andExpect(status().isBadRequest())
        .andExpect(jsonPath("type").value("MethodArgumentTypeMismatchException"))
        .andExpect(jsonPath("message").value("参数“year”的值“二〇二六”无效，应为整数"))
        .andExpect(jsonPath("violations[0].field").value("year"));
    mvc.perform(get("/api/filtered").param("year", "abc").param("kind", "FOO")).andExpect(status().isBadRequest())
        .andExpect(jsonPath("message").value(containsString("参数“year”的值“abc”无效，应为整数")))
        .andExpect(jsonPath("message").value(containsString("参数“kind”的值“FOO”无效，应为 RUNNING、CLOSED 之一")));
    mvc.perform(get("/api/filtered").param("plan", "abc")).andExpect(status().isBadRequest())
        .andExpect(jsonPath("message").value("参数“plan”的值“abc”无效，应为整数"));
  }

  @Test
  void nothingOfTheDatabaseIsTold() throws Exception {
    String conflict = "{\"type\":\"ConcurrencyFailureException\",\"message\":\"同样的内容刚被提交，或者正被他人处理，请刷新后重试\"}";
    failure = new DuplicateKeyException("insert into project_document");
    assertAnswer(409, conflict);
    failure = new CannotAcquireLockException("update project_code_sequence");
    assertAnswer(409, conflict);
    failure = new ProcessEngineException("### SQL: insert", new SQLIntegrityConstraintViolationException("insert", "23505"));
    assertAnswer(409, conflict);

    String error = "{\"type\":\"DataAccessException\",\"message\":\"系统访问数据库时出错，本次操作未生效，请稍后重试；仍不成功请联系系统管理员\"}";
    failure = new DataIntegrityViolationException("insert into project_document");
    assertAnswer(500, error);
    failure = new ProcessEngineException("### SQL: insert", new SQLException("insert", "22001"));
    assertAnswer(500, error);
  }

  @Test
  void aFailureStaysAFailure() {
    failure = new ProcessEngineException("broken");
    assertThatThrownBy(() -> mvc.perform(get("/api/failing"))).rootCause().isSameAs(failure);
  }

  private void assertAnswer(int status, String json) throws Exception {
    mvc.perform(get("/api/failing")).andExpect(status().is(status)).andExpect(content().contentType(MediaType.APPLICATION_JSON))
        .andExpect(content().json(json, JsonCompareMode.STRICT));
  }

  enum Kind { RUNNING, CLOSED }

  record Filter(Integer year, Kind kind) {
  }

  @RestController
  class Failing {

    @GetMapping("/api/failing")
    void fail(@RequestParam(name = "year", required = false) Integer year) {
      throw failure;
    }

    @GetMapping("/api/filtered")
    void filter(Filter filter, @RequestParam Optional<Integer> plan) {
      throw failure;
    }
  }
}
