package cn.pmo.itproject.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may be deployed, and by whom. Whatever is refused leaves nothing. */
@HttpProcessTest
class ModelDeploymentTest {

  private static final String OWNER = "member-of-process-owners";
  private static final String WORKER = "member-of-network-admin";
  private static final String FEEL_MARK = "it-project.test.feel";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String DEFINITIONS = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
      + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\""
      + " xmlns:activiti=\"http://activiti.org/bpmn\" targetNamespace=\"x\"%s>%s<process id=\"hostile\" isExecutable=\"true\""
      + " camunda:historyTimeToLive=\"P1D\"><startEvent id=\"s\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\"/>"
      + "%s<sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"e\">%s</sequenceFlow><endEvent id=\"e\"/></process></definitions>";

  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private HistoryService historyService;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ProcessEngineConfigurationImpl configuration;
  @Autowired
  private Http http;
  @Autowired
  private Environment environment;
  @TempDir
  private Path directory;

  private List<Long> before;

  @BeforeEach
  void count() {
    before = counts();
  }

  @AfterEach
  void nobodyIsLoggedIn() {
    identityService.clearAuthentication();
  }

  private List<Long> counts() {
    return Stream.of("ACT_RE_DEPLOYMENT", "ACT_GE_BYTEARRAY", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF")
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single()).toList();
  }

  private static String task(String task) {
    return HEAD + DEFINITIONS.formatted("", "", task, "");
  }

  private static String condition(String condition) {
    return HEAD + DEFINITIONS.formatted("", "", "<userTask id=\"t\" name=\"步骤\"/>", condition);
  }

  private DeploymentBuilder deployment(String file, String content) {
    return repositoryService.createDeployment().name("hostile").addString(file, content);
  }

  private void assertRefused(String file, String content, String... words) {
    assertThatThrownBy(() -> deployment(file, content).addString("harmless.form", "{\"type\":\"default\",\"components\":[]}").deploy())
        .isInstanceOf(RuleViolationException.class).hasMessageContainingAll(Stream.concat(Stream.of(file), Stream.of(words))
            .toArray(String[]::new));
    assertThat(counts()).as("nothing of it is stored").isEqualTo(before);
  }

  @Test
  void whatThePackageBringsIsDeployed() throws IOException {
    DeploymentBuilder all = repositoryService.createDeployment();
    for (String folder : List.of("bpmn", "forms")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)")).forEach(file -> {
          try {
            all.addString(file.getFileName().toString(), Files.readString(file));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
      }
    }
    String id = all.deploy().getId();
    assertThat(repositoryService.createProcessDefinitionQuery().deploymentId(id).count()).isGreaterThan(10);
    repositoryService.deleteDeployment(id, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${x == 1}", "#{x.y.z > 2 and not empty list}", "${x['key'] == 'v'}", "${list[0] == 1 ? a : b}",
      "${execution.processBusinessKey == 'x'}", "${execution.getVariable('x') == 1}", "${list.size() > 0}", "${list.contains('a')}",
      "${dateTime().plusDays(x).toDate() > now()}", "${checkBudgetListener}", "${true}", "text ${a} and ${b}"})
  void expressionsAboutVariablesAreAccepted(String expression) {
    String id = deployment("ordinary.bpmn", task("<userTask id=\"t\" camunda:assignee=\"" + expression.replace("<", "&lt;") + "\"/>"))
        .deploy().getId();
    repositoryService.deleteDeployment(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${T(java.lang.Runtime).getRuntime().exec('id')}", "${''.getClass()}", "${''.class}", "${x.class.classLoader}",
      "${x['class']}", "${x[y]}", "${''.getClass().forName('java.lang.Runtime')}", "${execution.getProcessEngineServices()}",
      "${execution.processEngineServices.repositoryService}", "${execution.processEngine}", "${task.execution}", "${processEngineFactoryBean.object}",
      "${dataSource.connection}", "${environment}", "${systemProperties['user.home']}", "${jdbcTemplate.execute('x')}", "${projectLedger}",
      "${worklist.groups()}", "${checkBudgetListener.notify(task)}", "${checkBudgetListener.budget}", "${x.execute()}",
      "${execution.setVariable('decision', 'APPROVED')}", "${task.complete()}", "${dateTime().getClass()}", "${S(x)}", "${JSON(x).prop('y')}",
      "${org.springframework}${unclosed", "${dateTime().plusDays(''.getClass())}", "${x.size().getClass()}", "${list.clear()}",
      "${pageContext:x()}", "${x == 1 ? runtimeService : 2}", "${not empty taskService}", "ab ${identityService} cd"})
  void expressionsThatReachFurtherAreRefusedWhereverTheyStand(String expression) {
    String text = expression.replace("<", "&lt;");
    String user = "<userTask id=\"t\" name=\"步骤\"";
    String extensions = user + "><extensionElements>%s</extensionElements></userTask>";
    for (String model : List.of(
        task(user + " camunda:assignee=\"" + text + "\"/>"), task(user + " camunda:candidateGroups=\"a,b," + text + "\"/>"),
        task(user + " camunda:dueDate=\"" + text + "\"/>"), task("<userTask id=\"t\" name=\"" + text + "\"/>"),
        task(user + "><documentation>" + text + "</documentation></userTask>"),
        task(extensions.formatted("<camunda:inputOutput><camunda:inputParameter name=\"i\">" + text
            + "</camunda:inputParameter></camunda:inputOutput>")),
        task(extensions.formatted("<camunda:inputOutput><camunda:outputParameter name=\"i\"><camunda:map><camunda:entry key=\"k\">"
            + text.replace("$", "&#36;") + "</camunda:entry></camunda:map></camunda:outputParameter></camunda:inputOutput>")),
        task(extensions.formatted("<camunda:taskListener event=\"create\" expression=\"" + text + "\"/>")),
        task(extensions.formatted("<camunda:executionListener event=\"start\" delegateExpression=\"" + text + "\"/>")),
        task("<serviceTask id=\"t\" camunda:expression=\"" + text + "\"/>"),
        task("<serviceTask id=\"t\" camunda:delegateExpression=\"" + text + "\"/>"),
        task("<callActivity id=\"t\" calledElement=\"" + text + "\"/>"),
        task("<userTask id=\"t\"><multiInstanceLoopCharacteristics camunda:collection=\"" + text + "\" camunda:elementVariable=\"x\"/></userTask>"),
        condition("<conditionExpression xsi:type=\"tFormalExpression\"><![CDATA[" + expression + "]]></conditionExpression>"),
        condition("<conditionExpression xsi:type=\"tFormalExpression\">" + text.charAt(0) + "<!-- -->" + text.substring(1)
            + "</conditionExpression>"))) {
      assertRefused("hostile.bpmn", model, "的元素“", "使用了不允许的表达式“");
    }
  }

  @Test
  void theMessageNamesFileElementAndExpression() {
    assertThatThrownBy(() -> deployment("hostile.bpmn", task("<userTask id=\"t\" name=\"步骤\" camunda:assignee=\"${dataSource}\"/>"))
        .deploy()).hasMessage("文件“hostile.bpmn”的元素“t（步骤）”使用了不允许的表达式“${dataSource}”：“dataSource”不是可在流程中使用的组件");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<scriptTask id=\"t\" scriptFormat=\"juel\"><script>${x}</script></scriptTask>",
      "<serviceTask id=\"t\" camunda:class=\"java.lang.ProcessBuilder\"/>", "<serviceTask id=\"t\" activiti:class=\"java.lang.Object\"/>",
      "<serviceTask id=\"t\" camunda:type=\"shell\"/>", "<serviceTask id=\"t\" camunda:type=\"mail\"/>",
      "<serviceTask id=\"t\"><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
          + "</camunda:connector></extensionElements></serviceTask>",
      "<userTask id=\"t\"><extensionElements><camunda:taskListener event=\"create\" class=\"java.lang.Object\"/></extensionElements></userTask>",
      "<userTask id=\"t\"><extensionElements><camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"juel\">${x}</camunda:script>"
          + "</camunda:taskListener></extensionElements></userTask>",
      "<userTask id=\"t\"><extensionElements><camunda:executionListener event=\"start\" class=\"java.lang.Object\"/></extensionElements>"
          + "</userTask>",
      "<userTask id=\"t\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"i\"><camunda:script scriptFormat=\"juel\""
          + " resource=\"http://127.0.0.1/x\"/></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>",
      "<userTask id=\"t\"><extensionElements><camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation>"
          + "<camunda:constraint name=\"validator\" config=\"java.lang.Object\"/></camunda:validation></camunda:formField></camunda:formData>"
          + "</extensionElements></userTask>",
      "<userTask id=\"t\" camunda:formHandlerClass=\"java.lang.Object\"/>", "<userTask id=\"t\" camunda:formKey=\"javascript:alert(1)\"/>",
      "<userTask id=\"t\" camunda:formKey=\"embedded:deployment:x.html\"/>", "<userTask id=\"t\" camunda:formKey=\"http://foreign.example/\"/>",
      "<callActivity id=\"t\" calledElement=\"x\" camunda:variableMappingClass=\"java.lang.Object\"/>"})
  void programsAreRefused(String task) {
    assertRefused("hostile.bpmn", task(task), "的元素“");
  }

  @Test
  void scriptedConditionsAndImportsAreRefused() {
    assertRefused("hostile.bpmn", condition("<conditionExpression xsi:type=\"tFormalExpression\" language=\"juel\">x</conditionExpression>"),
        "指定了脚本语言“juel”");
    assertRefused("hostile.bpmn", HEAD + DEFINITIONS.formatted("", "<import importType=\"http://schemas.xmlsoap.org/wsdl/\""
        + " location=\"http://127.0.0.1/x\" namespace=\"y\"/>", "<userTask id=\"t\"/>", ""), "不允许脚本和外部程序");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"groovy", "javascript", "juel", "python", "http://www.w3.org/1999/XPath"})
  void decisionTablesSpeakFeelOnly(String language) {
    String decision = decision(" expressionLanguage=\"" + language + "\"");
    assertRefused("hostile.dmn", decision, "使用了语言“" + language + "”，决策表只能使用 FEEL");
  }

  @Test
  void feelIsAccepted() {
    String id = deployment("ordinary.dmn", decision("")).deploy().getId();
    repositoryService.deleteDeployment(id);
  }

  /** The engine would take them, and fail when the first task needs them. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "<text>x</text> | <text>x +</text> | 元素“ie”的“x +”无法使用：FEEL 语法不正确（第 1 行第 3 个字符起）",
      "<text>\"a\"</text> | <text>&lt; </text> | 元素“n”（第 1 条规则）的“<”无法使用：FEEL 语法不正确（第 1 行第 1 个字符起）",
      "<text>\"b\"</text> | <text>\"b</text> | 元素“u”（第 1 条规则）的“\"b”无法使用：FEEL 语法不正确（第 1 行第 1 个字符起）",
      "<text>\"b\"</text> | <text>${b}</text> | 元素“u”（第 1 条规则）的“${b}”无法使用：FEEL 语法不正确（第 1 行第 2 个字符起）"})
  void decisionTablesThatNobodyCanReadAreRefused(String right, String wrong, String message) {
    String decision = decision("");
    assertThat(decision).contains(right);
    assertRefused("hostile.dmn", decision.replace(right, wrong), message);
  }

  @Test
  void theRuleIsNamedByItsNumber() {
    String decision = decision("");
    String rule = decision.substring(decision.indexOf("<rule"), decision.indexOf("</decisionTable>"));
    String second = rule.replace("\"r\"", "\"r2\"").replace("\"n\"", "\"n2\"").replace("\"u\"", "\"u2\"").replace("\"a\"", "a b");
    assertRefused("hostile.dmn", decision.replace(rule, rule + second), "元素“n2”（第 2 条规则）的“a b”");
  }

  @Test
  void feelThatIsTooDeepForTheParserIsRefused() {
    String deep = "<text>" + "(".repeat(5_000) + "1" + ")".repeat(5_000) + "</text>";
    assertRefused("hostile.dmn", decision("").replace("<text>\"b\"</text>", deep), "表达式有 10001 个字符，最多 1000 个字符");
    assertRefused("hostile.dmn", decision("").replace("<text>\"a\"</text>", "<text>" + "(".repeat(400) + ")".repeat(400) + "</text>"),
        "表达式有 400 个左括号和 in，最多 40 个");
    assertRefused("hostile.dmn", decision("").replace("<text>\"a\"</text>", "<text>f((((((((((</text>"), "表达式的括号嵌套 10 层，最多 8 层");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\"key\":\"k\",\"conditional\":{\"hide\":\"=a b\"} | 组件“k”的 conditional.hide“a b”无法使用：FEEL 语法不正确（第 1 行第 3 个字符起）",
      "\"key\":\"k\",\"validate\":{\"max\":\"= 1 +\"} | 组件“k”的 validate.max“1 +”无法使用",
      "\"path\":\"p\",\"components\":[{\"key\":\"k\",\"label\":\"=[\"}] | 组件“k”的 label“[”无法使用",
      "\"key\":\"k\",\"validate\":{\"pattern\":\"[^]\"} | 组件“k”的 validate.pattern“[^]”无法使用：不是有效的正则表达式（最多 1000 个字符）",
      "\"key\":\"k\",\"validate\":{\"minLength\":\"x\"} | 组件“k”的 validate.minLength“x”无法使用：应为数字，或者以 = 开头的表达式"})
  void formsWhoseConditionsNobodyCanReadAreRefused(String component, String message) {
    assertRefused("hostile.form", "{\"type\":\"default\",\"id\":\"hostile\",\"components\":[{\"type\":\"textfield\"," + component + "}]}", message);
  }

  @Test
  void aPatternTooDeepForTheStackIsRefused() {
    assertRefused("hostile.form", "{\"type\":\"default\",\"id\":\"hostile\",\"components\":[{\"type\":\"textfield\",\"key\":\"k\",\"validate\":{"
        + "\"pattern\":\"" + "(".repeat(100_000) + ")".repeat(100_000) + "\"}}]}", "组件“k”的 validate.pattern“((((", "不是有效的正则表达式");
  }

  @Test
  void formsWithRulesOfAllKindsAreAccepted() {
    String id = deployment("ordinary.form", "{\"type\":\"default\",\"id\":\"ordinary\",\"components\":[{\"type\":\"number\",\"key\":\"k\","
        + "\"conditional\":{\"hide\":\"= a = null\"},\"validate\":{\"required\":true,\"min\":1,\"max\":\"= b + 1\",\"minLength\":\"2\","
        + "\"maxLength\":null,\"pattern\":\"[a-z]+\"}}]}").deploy().getId();
    repositoryService.deleteDeployment(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<form/>", "{\"type\":\"default\",", "{\"components\":"})
  void formsThatAreNoneAreRefused(String content) {
    assertRefused("hostile.form", content, "不是有效的表单，应为 Camunda Modeler 保存的文件");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "string({set: function(k, v) external {java: {class: \"java.lang.System\", method signature: \"setProperty(java.lang.String,java.lang.String)\"}},"
          + " done: set(\"" + FEEL_MARK + "\", \"ran\")}.done)",
      "string(x.getClass().forName(\"java.lang.Runtime\"))", "string(x.class.forName(\"java.lang.Runtime\"))",
      "string(x.getClass().getModule().getClassLoader().loadClass(\"java.lang.Runtime\"))"})
  void decisionTablesReachNoClasses(String expression) {
    try {
      assertThat(String.valueOf(feel(expression))).doesNotContain("java.lang.Runtime", "ran");
    } catch (ProcessEngineException e) {
      assertThat(e).as("the expression failed, not the test").hasStackTraceContaining("feel");
    }
    assertThat(System.getProperty(FEEL_MARK)).isNull();
  }

  @Test
  void decisionTablesReadProperties() {
    assertThat(feel("string(x.available)")).as("the length of the file, by a method without arguments").isEqualTo("1");
  }

  /** What a decision table says by the expression, of which x is a file. */
  private Object feel(String expression) {
    String model = decision("").replace("<text>\"b\"</text>", "<text>" + expression + "</text>").replace("<text>\"a\"</text>", "<text>-</text>");
    String id = deployment("ordinary.dmn", model).deploy().getId();
    try {
      DmnDecisionTableResult result = configuration.getDecisionService().evaluateDecisionTableByKey("ordinary")
          .variables(Variables.putValueTyped("x", Variables.fileValue("x.txt").file(new byte[] {1}).create())).evaluate();
      return result.getSingleEntry();
    } finally {
      repositoryService.deleteDeployment(id, true);
    }
  }

  private static String decision(String attribute) {
    return HEAD + "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"x\""
        + " xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\"><decision id=\"ordinary\" name=\"o\" camunda:historyTimeToLive=\"1\">"
        + "<decisionTable id=\"dt\"><input id=\"i\"><inputExpression id=\"ie\" typeRef=\"string\"" + attribute + "><text>x</text>"
        + "</inputExpression></input><output id=\"o\" name=\"y\" typeRef=\"string\"/><rule id=\"r\"><inputEntry id=\"n\"" + attribute
        + "><text>\"a\"</text></inputEntry><outputEntry id=\"u\"><text>\"b\"</text></outputEntry></rule></decisionTable></decision>"
        + "</definitions>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.html", "picture.svg", "script.groovy", "case.cmmn", "program.class", "archive.zip", "hostile.BPMN", "x.bpmn.html",
      "hostile"})
  void onlyModelsTablesAndFormsAreFiles(String file) {
    assertRefused(file, task("<userTask id=\"t\"/>"), "不能部署");
  }

  @Test
  void entitiesAreRefusedAndFetchNothing() throws IOException {
    AtomicInteger fetched = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> {
      fetched.incrementAndGet();
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    server.start();
    try {
      Path secret = Files.writeString(directory.resolve("secret.txt"), "geheim");
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
      for (String type : List.of("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + address + "\">]>", "<!DOCTYPE x SYSTEM \"" + address + "\">",
          "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + address + "\"> %p;]>",
          "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>")) {
        String model = type.contains("ENTITY e") ? "<userTask id=\"t\" name=\"x\"><documentation>&e;</documentation></userTask>"
            : "<userTask id=\"t\"/>";
        assertRefused("hostile.bpmn", HEAD + type + task(model).substring(HEAD.length()), "DOCTYPE");
        assertRefused("hostile.dmn", HEAD + type + decision("").substring(HEAD.length()), "DOCTYPE");
      }
      assertRefused("hostile.bpmn", HEAD + DEFINITIONS.formatted(" xsi:schemaLocation=\"y " + address + "\"", "", "<userTask id=\"t\"/>", ""),
          "外部的 XML Schema");
      assertThat(fetched).hasValue(0);
    } finally {
      server.stop(0);
    }
    assertRefused("hostile.bpmn", "no xml", "不是有效的 XML");
    assertRefused("hostile.bpmn", HEAD + "<a>".repeat(5000) + "</a>".repeat(5000), "嵌套");
  }

  @Test
  void processOwnersDeployOverHttpAndNobodyElse() throws Exception {
    HttpResponse<String> refused = upload(WORKER, task("<userTask id=\"t\"/>"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(counts()).isEqualTo(before);

    HttpResponse<String> hostile = upload(OWNER, task("<userTask id=\"t\" camunda:assignee=\"${''.getClass()}\"/>"));
    assertThat(hostile.statusCode()).as(hostile.body()).isEqualTo(400);
    assertThat(hostile.body()).contains("使用了不允许的表达式");
    assertThat(counts()).isEqualTo(before);

    HttpResponse<String> deployed = upload(OWNER, task("<userTask id=\"t\"/>"));
    assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
    String id = repositoryService.createDeploymentQuery().deploymentName("over http").singleResult().getId();
    assertThat(http.postStatus(WORKER, "/engine-rest/deployment/" + id + "/redeploy", "{}")).isIn(403, 404);
    assertThat(http.postStatus("member-of-operations", "/engine-rest/deployment/" + id + "/redeploy", "{}")).isEqualTo(403);
    repositoryService.deleteDeployment(id, true);
  }

  private HttpResponse<String> upload(String user, String model) throws IOException, InterruptedException {
    http.get(user, "/api/organization/me");
    String boundary = "boundary";
    String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nover http\r\n--" + boundary
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"over-http.bpmn\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        + model + "\r\n--" + boundary + "--\r\n";
    String login = Base64.getEncoder().encodeToString((user + ":密码-4711").getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + "/engine-rest/deployment/create"))
        .header("Authorization", "Basic " + login).header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  @Test
  void nothingIsDeployedForATenant() {
    assertThatThrownBy(() -> deployment("ordinary.bpmn", task("<userTask id=\"t\"/>")).tenantId("subsidiary").deploy())
        .isInstanceOf(RuleViolationException.class).hasMessageContainingAll("本系统不分租户", "subsidiary");
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void anAuthorizationBesidesDoesNotMakeAnOwner() {
    for (String user : List.of(WORKER, "member-of-operations", "member-of-finance")) {
      identityService.setAuthentication(user, List.of("process-owners"));
      assertThatThrownBy(() -> deployment("ordinary.bpmn", task("<userTask id=\"t\"/>")).deploy())
          .isInstanceOf(AuthorizationException.class);
    }
    identityService.setAuthentication(OWNER, List.of("process-owners"));
    String id = deployment("ordinary.bpmn", task("<userTask id=\"t\"/>")).deploy().getId();
    identityService.setAuthentication(WORKER, List.of("camunda-admin"));
    assertThatThrownBy(() -> repositoryService.deleteDeployment(id)).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> repositoryService.deleteProcessDefinitions().byKey("hostile").delete())
        .isInstanceOf(AuthorizationException.class).hasMessageContaining("流程负责人");
    String definition = repositoryService.createProcessDefinitionQuery().deploymentId(id).singleResult().getId();
    assertThatThrownBy(() -> repositoryService.deleteProcessDefinition(definition))
        .isInstanceOf(AuthorizationException.class).hasMessageContaining("流程负责人");
    identityService.clearAuthentication();
    repositoryService.deleteDeployment(id);
  }

  @Test
  void aModelThatIsInTheDatabaseAlreadyReachesNothingEither() {
    String id = deployment("planted.bpmn", task("<serviceTask id=\"t\" camunda:expression=\"${abcdefghijklmnopqrstuvwxyz == 1}\"/>")).deploy()
        .getId();
    try {
      String definition = repositoryService.createProcessDefinitionQuery().deploymentId(id).singleResult().getId();
      for (String expression : List.of("${''.getClass()}", "${processEngine}", "${execution.processEngine}", "${''.class.name}")) {
        byte[] model = task("<serviceTask id=\"t\" camunda:expression=\"" + expression + "\"/>").getBytes(StandardCharsets.UTF_8);
        jdbc.sql("update ACT_GE_BYTEARRAY set BYTES_ = ? where DEPLOYMENT_ID_ = ? and NAME_ = 'planted.bpmn'").params(model, id).update();
        forget();
        assertThatThrownBy(() -> runtimeService.startProcessInstanceById(definition)).as(expression).hasStackTraceContaining("xpression");
      }
      assertThat(historyService.createHistoricProcessInstanceQuery().processDefinitionId(definition).count()).isZero();
      byte[] script = task("<scriptTask id=\"t\" scriptFormat=\"juel\"><script>${1}</script></scriptTask>").getBytes(StandardCharsets.UTF_8);
      jdbc.sql("update ACT_GE_BYTEARRAY set BYTES_ = ? where DEPLOYMENT_ID_ = ? and NAME_ = 'planted.bpmn'").params(script, id).update();
      forget();
      assertThatThrownBy(() -> runtimeService.startProcessInstanceById(definition)).hasMessageContaining("juel");
    } finally {
      repositoryService.deleteDeployment(id, true);
    }
  }

  private void forget() {
    configuration.getDeploymentCache().discardProcessDefinitionCache();
  }

  @Test
  void engineFlagsAreAsTheyHaveToBe() {
    assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(configuration.isEnableXxeProcessing()).isFalse();
    assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(configuration.getScriptEngineResolver().getScriptEngine("juel", true)).isNull();
  }
}
