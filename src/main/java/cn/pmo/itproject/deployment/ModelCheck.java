package cn.pmo.itproject.deployment;

import cn.pmo.itproject.expression.FeelExpressions;
import cn.pmo.itproject.expression.ModelExpressions;
import cn.pmo.itproject.form.FormRules;
import cn.pmo.itproject.form.FormRules.FormRule;
import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.rule.Violations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Looks at every file before it is deployed, whoever deploys it and by which way: process models, decision tables and forms only, without
 * scripts, classes, connectors and commands of the operating system, and with expressions of {@link ModelExpressions} only. What is
 * refused is refused in the engine's own transaction: nothing of the deployment stays. FEEL in tables and forms must be such as
 * {@link FeelExpressions} reads.
 */
@Component
class ModelCheck implements Deployer {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/";
  /** The engine still obeys extensions under the name it once had. */
  private static final String ACTIVITI = "http://activiti.org/";
  private static final List<String> PROCESS = List.of(".bpmn", ".bpmn20.xml");
  private static final List<String> DECISION = List.of(".dmn", ".dmn11.xml");
  private static final List<String> FORM = List.of(".form");

  /** Camunda's extensions a model may have: what Modeler offers, without those that run code or are not used here. */
  private static final Set<String> ELEMENTS = Set.of("properties", "property", "inputOutput", "inputParameter", "outputParameter", "list",
      "map", "entry", "value", "in", "out", "taskListener", "executionListener", "failedJobRetryTimeCycle", "field", "string", "expression",
      "formData", "formField");
  private static final Set<String> ATTRIBUTES = Set.of("modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon", "candidateGroups",
      "candidateUsers", "assignee", "dueDate", "followUpDate", "priority", "formRef", "formRefBinding", "formRefVersion", "formKey",
      "historyTimeToLive", "versionTag", "isStartableInTasklist", "candidateStarterGroups", "candidateStarterUsers", "initiator",
      "asyncBefore", "asyncAfter", "exclusive", "jobPriority", "taskPriority", "delegateExpression", "expression", "resultVariable", "type",
      "topic", "decisionRef", "decisionRefBinding", "decisionRefVersion", "decisionRefVersionTag", "mapDecisionResult",
      "calledElementBinding", "calledElementVersion", "calledElementVersionTag", "variableMappingDelegateExpression", "collection",
      "elementVariable", "errorCodeVariable", "errorMessageVariable", "errorMessage", "escalationCodeVariable", "variableName",
      "variableEvents", "inputVariable", "diagramRelationId");
  /** Elements of BPMN the engine runs a program for, or fetches one. */
  private static final Set<String> PROGRAMS = Set.of("scriptTask", "script", "import", "interface", "operation");
  private static final Set<String> FEEL = Set.of("feel", "http://www.omg.org/spec/feel/20140401", "https://www.omg.org/spec/dmn/20180521/feel/",
      "https://www.omg.org/spec/dmn/20191111/feel/");

  /** What an engine reads as a value; the condition of a rule is read otherwise, and notes are not read. */
  private static final Set<String> DECISION_VALUES = Set.of("inputExpression", "outputEntry", "literalExpression");
  private static final String DECISION_CONDITION = "inputEntry";

  private final ModelExpressions expressions;
  private final FeelExpressions feel;

  ModelCheck(ModelExpressions expressions, FeelExpressions feel) {
    this.expressions = expressions;
    this.feel = feel;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    // The engine asks again whenever it reads an old deployment; expressions of these are held in check while they run.
    if (deployment.isNew()) {
      Violations violations = new Violations();
      deployment.getResources().values().forEach(resource -> check(resource, violations));
      violations.throwIfAny();
    }
  }

  private void check(ResourceEntity resource, Violations violations) {
    String file = resource.getName();
    if (hasSuffix(file, PROCESS)) {
      checkProcess(file, SafeXml.read(file, resource.getBytes()), violations);
    } else if (hasSuffix(file, DECISION)) {
      checkDecision(file, SafeXml.read(file, resource.getBytes()), violations);
    } else if (!hasSuffix(file, FORM)) {
      throw new RuleViolationException(file, "文件“" + file + "”不能部署，只能部署流程（.bpmn）、决策表（.dmn）和表单（.form）");
    } else {
      checkForm(file, resource.getBytes(), violations);
    }
  }

  /** The engine goes by the suffix as it is written; one in capitals would be stored without being looked at. */
  private static boolean hasSuffix(String file, List<String> suffixes) {
    return suffixes.stream().anyMatch(file::endsWith);
  }

  private void checkProcess(String file, Element root, Violations violations) {
    for (Element element : SafeXml.all(file, root)) {
      Consumer<String> objection = reason -> violations.add(file, "文件“" + file + "”的元素“" + place(element) + "”" + reason);
      checkExtension(element, objection);
      if (PROGRAMS.contains(element.getLocalName())) {
        objection.accept("是 " + element.getLocalName() + "，不允许脚本和外部程序");
      }
      for (Attr attribute : SafeXml.attributes(element)) {
        checkAttribute(element, attribute, objection);
        checkExpression(attribute.getValue(), objection);
      }
      checkExpression(SafeXml.text(element), objection);
    }
  }

  private static void checkExtension(Element element, Consumer<String> objection) {
    if (isOf(element.getNamespaceURI(), ACTIVITI)) {
      objection.accept("使用了旧的扩展 activiti:" + element.getLocalName() + "，不允许");
    } else if (isOf(element.getNamespaceURI(), CAMUNDA) && !ELEMENTS.contains(element.getLocalName())) {
      objection.accept("使用了扩展元素 camunda:" + element.getLocalName() + "，不允许");
    }
  }

  private static void checkAttribute(Element element, Attr attribute, Consumer<String> objection) {
    String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
    boolean extension = isOf(attribute.getNamespaceURI(), CAMUNDA);
    boolean ofExtension = isOf(element.getNamespaceURI(), CAMUNDA);
    if (isOf(attribute.getNamespaceURI(), ACTIVITI)) {
      objection.accept("使用了旧的扩展 activiti:" + name + "，不允许");
    } else if (extension && !ATTRIBUTES.contains(name)) {
      objection.accept("使用了 camunda:" + name + "，不允许（流程只能引用系统提供的组件，不能指定 Java 类、脚本或连接器）");
    } else if (extension && name.equals("type") && !attribute.getValue().equals("external")) {
      objection.accept("的 camunda:type 为“" + attribute.getValue() + "”，只能是 external");
    } else if (extension && name.equals("formKey") && !attribute.getValue().startsWith("camunda-forms:")) {
      objection.accept("的表单“" + attribute.getValue() + "”不是 Camunda 表单（.form），不允许");
    } else if (ofExtension && Set.of("class", "scriptFormat", "resource").contains(name)) {
      objection.accept("使用了 camunda:" + element.getLocalName() + " 的 " + name + "，不允许（只能用 delegateExpression 引用系统提供的组件）");
    } else if (!ofExtension && Set.of("language", "scriptFormat").contains(name)) {
      objection.accept("指定了脚本语言“" + attribute.getValue() + "”，不允许，条件只能使用表达式");
    }
  }

  private void checkExpression(String text, Consumer<String> objection) {
    expressions.objection(text).ifPresent(reason -> objection.accept("使用了不允许的表达式“" + Quoted.of(text.strip()) + "”：" + reason));
  }

  private void checkDecision(String file, Element root, Violations violations) {
    for (Element element : SafeXml.all(file, root)) {
      Consumer<String> objection = reason -> violations.add(file, "文件“" + file + "”的元素“" + place(element) + "”" + reason);
      String language = element.getAttribute("expressionLanguage");
      if (!language.isEmpty() && !FEEL.contains(language.toLowerCase(Locale.ROOT))) {
        objection.accept("使用了语言“" + language + "”，决策表只能使用 FEEL");
      }
      if (Set.of("import", "functionDefinition", "encapsulatedLogic").contains(element.getLocalName())) {
        objection.accept("是 " + element.getLocalName() + "，不允许外部程序和外部文件");
      }
      checkExtension(element, objection);
      SafeXml.attributes(element).forEach(attribute -> checkAttribute(element, attribute, objection));
      checkFeel(element, objection);
    }
  }

  private void checkFeel(Element element, Consumer<String> objection) {
    String text = SafeXml.text(element).strip();
    if (!element.getLocalName().equals("text") || text.isEmpty()) {
      return;
    }
    String parent = element.getParentNode().getLocalName();
    Optional<String> reason = DECISION_VALUES.contains(parent) ? feel.objection(text)
        : DECISION_CONDITION.equals(parent) ? feel.objectionToTests(text) : Optional.empty();
    reason.ifPresent(what -> objection.accept(rule(element) + "的“" + Quoted.of(text) + "”无法使用：" + what));
  }

  /** The number of the rule an element is in, as Modeler shows it; empty outside of rules. */
  private static String rule(Element text) {
    Node rule = text.getParentNode().getParentNode();
    if (!"rule".equals(rule.getLocalName())) {
      return "";
    }
    int number = 1;
    for (Node before = rule.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
      number += "rule".equals(before.getLocalName()) ? 1 : 0;
    }
    return "（第 " + number + " 条规则）";
  }

  private void checkForm(String file, byte[] form, Violations violations) {
    try {
      if (!new String(form, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
        throw new IOException("No object");
      }
      for (FormRule rule : FormRules.of(form)) {
        objection(rule).ifPresent(reason -> violations.add(file, "文件“" + file + "”的组件“" + rule.component() + "”的 " + rule.property() + "“"
            + Quoted.of(rule.text()) + "”无法使用：" + reason));
      }
    } catch (IOException e) {
      throw new RuleViolationException(file, "文件“" + file + "”不是有效的表单，应为 Camunda Modeler 保存的文件");
    }
  }

  private Optional<String> objection(FormRule rule) {
    return switch (rule.kind()) {
      case EXPRESSION -> feel.objection(rule.text());
      case NUMBER -> FormRules.isNumber(rule.text()) ? Optional.empty() : Optional.of("应为数字，或者以 = 开头的表达式");
      case PATTERN -> FormRules.isPattern(rule.text()) ? Optional.empty() : Optional.of("不是有效的正则表达式（最多 1000 个字符）");
    };
  }

  private static boolean isOf(String namespace, String prefix) {
    return namespace != null && namespace.toLowerCase(Locale.ROOT).startsWith(prefix);
  }

  /** The nearest element with an id, and its name, as Modeler shows them. */
  private static String place(Element element) {
    for (Element at = element; at != null; at = at.getParentNode() instanceof Element parent ? parent : null) {
      if (!at.getAttribute("id").isEmpty()) {
        return at.getAttribute("id") + (at.getAttribute("name").isEmpty() ? "" : "（" + at.getAttribute("name") + "）");
      }
    }
    return element.getNodeName();
  }
}
