package cn.pmo.itproject.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What an attacker may send to every HTTP interface of the running application, case by case ({@link HostileCase}): each is answered with
 * the status and the words it deserves, tells nothing about the inside, and leaves nothing behind in any table. What came of each is
 * written to {@code target/hostile-input.md}.
 */
@HttpProcessTest
@TestPropertySource(properties = {"it-project.node=hostile", "camunda.bpm.admin-user.id=chief", "camunda.bpm.admin-user.password=密码-4711"})
@TestInstance(Lifecycle.PER_CLASS)
class HostileInputTest {

  private static final int AT_LEAST = 200;
  private static final List<String> FILES = List.of("engine-rest-task.yml", "engine-rest-values.yml", "engine-rest-documents.yml",
      "engine-rest-queries.yml", "engine-rest-administration.yml", "api.yml", "web-applications.yml", "paths.yml");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TABLE = Path.of("target", "hostile-input.md");

  /** What an answer must not hold: stack traces, names of classes, statements and tables. */
  private static final Pattern INSIDE = Pattern.compile("\\bat [\\w.$]+\\(|\\b(?:java|javax|jakarta|org|com|cn|net)\\.[a-z]\\w*\\.[\\w.$]*[A-Z]\\w*"
      + "|(?i:\\bselect\\b.+\\bfrom\\b|\\binsert into\\b|\\bupdate\\b.+\\bset\\b|\\bdelete from\\b)|\\bACT_(?:RU|HI|GE|RE|ID)_"
      + "|SQLException|\\bnested exception\\b|Apache Tomcat");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @LocalServerPort
  private int port;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private Http http;
  @Autowired
  private JdbcTemplate jdbc;
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private final List<HostileCase> cases = FILES.stream().flatMap(file -> HostileCase.read(file).stream()).toList();
  private final List<String> rows = new ArrayList<>();
  private Situation situation;
  private StoredRows stored;
  private Map<String, Long> before;

  @BeforeAll
  void begin() {
    ProcessEngines.registerProcessEngine(engine);
    situation = new Situation(engine, scenarios, people, http, port);
    stored = new StoredRows(jdbc);
    before = stored.digests();
  }

  @Test
  void thereAreEnoughCasesAndNoTwoAreAlike() {
    assertThat(cases).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(cases).extracting(hostile -> hostile.title() + ": " + hostile.name()).doesNotHaveDuplicates();
  }

  /** No interface of ours is added without a case for it; what {@code paths.yml} asks of all addresses does not count. */
  @Test
  void everyInterfaceOfOursHasACase() {
    Set<String> missing = new TreeSet<>();
    mappings.getHandlerMethods().keySet().forEach(mapping -> patterns(mapping).filter(pattern -> pattern.getPatternString().startsWith("/api"))
        .forEach(pattern -> mapping.getMethodsCondition().getMethods().forEach(method -> missing.add(method + " " + pattern))));
    assertThat(missing).hasSizeGreaterThan(40);

    HostileCase.read("api.yml").forEach(hostile -> meant(hostile).ifPresent(pattern -> missing.remove(hostile.method() + " " + pattern)));
    assertThat(missing).isEmpty();
  }

  /** The pattern of the interface that answers the case, which is the most specific one. */
  private Optional<PathPattern> meant(HostileCase hostile) {
    PathContainer path = PathContainer.parsePath(situation.filled(hostile.path().replaceAll("\\?.*", "")));
    return mappings.getHandlerMethods().keySet().stream()
        .filter(mapping -> mapping.getMethodsCondition().getMethods().stream().anyMatch(method -> method.name().equals(hostile.method())))
        .flatMap(HostileInputTest::patterns).filter(pattern -> pattern.matches(path)).min(PathPattern.SPECIFICITY_COMPARATOR);
  }

  private static Stream<PathPattern> patterns(RequestMappingInfo mapping) {
    return mapping.getPathPatternsCondition().getPatterns().stream();
  }

  @TestFactory
  Stream<DynamicNode> everyCase() {
    return cases.stream().map(HostileCase::title).distinct().map(title -> dynamicContainer(title,
        cases.stream().filter(hostile -> hostile.title().equals(title)).map(hostile -> dynamicTest(hostile.name(), () -> run(hostile)))));
  }

  private void run(HostileCase hostile) throws IOException {
    RawHttp.Answer answer = situation.send(hostile);
    Map<String, Long> after = stored.digests();
    List<String> changed = StoredRows.changed(before, after);
    before = after;
    String body = answer.text();
    rows.add("| %s | %s | %s | %s %s | %d | %d%s | %s |".formatted(hostile.title(), cell(hostile.name()), hostile.text("as"), hostile.method(),
        cell(hostile.path()), hostile.status(), answer.status(), changed.isEmpty() ? "" : ", stored", cell(message(body))));

    assertThat(answer.status()).as(body).isEqualTo(hostile.status());
    assertThat(changed.isEmpty()).as("nothing is stored, but changed is %s", changed).isEqualTo(!hostile.isStored());
    if (answer.status() >= 400) {
      Matcher inside = INSIDE.matcher(body);
      while (inside.find()) {
        assertThat(hostile.spec().toString()).as("only what was sent is told of the inside: %s", body).contains(inside.group());
      }
      if (isOurs(answer, hostile.path())) {
        assertThat(message(body)).as(body).containsPattern(CHINESE);
      }
    }
    String expected = situation.filled(hostile.text("says"));
    if (expected != null) {
      assertThat(body).contains(expected);
    }
    hostile.texts("lacks").forEach(text -> assertThat(body).doesNotContain(situation.filled(text)));
    hostile.texts("header").forEach(header -> assertThat(answer.headers())
        .anyMatch(found -> (found.getKey() + ": " + found.getValue()).contains(header)));
    if (hostile.spec().get("then") instanceof Map<?, ?> then) {
      RawHttp.Answer shown = situation.get((String) then.get("as"), (String) then.get("GET"));
      assertThat(shown.status()).as(shown.text()).isEqualTo(200);
      if (then.get("contains") != null) {
        assertThat(shown.text()).contains(then.get("contains").toString());
      }
      if (then.get("lacks") != null) {
        assertThat(shown.text()).doesNotContain(then.get("lacks").toString());
      }
      if (then.get("header") != null) {
        assertThat(shown.headers()).anyMatch(found -> (found.getKey() + ": " + found.getValue()).contains(then.get("header").toString()));
      }
    }
    assertThat(situation.get("session legal", "/api/organization/me").status()).as("the application goes on").isEqualTo(200);
  }

  /** Whether the words are ours: not those of the server about an address that is none. */
  private static boolean isOurs(RawHttp.Answer answer, String path) {
    return path.startsWith("/api/") && answer.body().length > 0 && !answer.text().startsWith("<!doctype html><html lang=\"en\">");
  }

  private static String message(String body) {
    try {
      JsonNode message = JSON.readTree(body).path("message");
      return message.asText();
    } catch (IOException e) {
      return body;
    }
  }

  private static String cell(String text) {
    String line = text.codePoints().limit(120).mapToObj(c -> c < ' ' || c == '|' || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE ? "\\u%04x".formatted(c) : Character.toString(c)).reduce("", String::concat);
    return line.replace("<", "&lt;");
  }

  @AfterAll
  void write() throws IOException {
    Files.createDirectories(TABLE.getParent());
    List<String> lines = new ArrayList<>(List.of("| interface | case | by | request | expected | actual | message |", "|---|---|---|---|---|---|---|"));
    lines.addAll(rows);
    Files.write(TABLE, lines, StandardCharsets.UTF_8);
  }
}
