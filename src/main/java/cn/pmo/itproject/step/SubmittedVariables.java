package cn.pmo.itproject.step;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.VisibleText;
import cn.pmo.itproject.rule.Quoted;
import cn.pmo.itproject.rule.Violations;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.VariableUtil;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.util.TypedValueField;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFieldsImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/**
 * What people may send with a step or a start: its own variables, which are stored, and what is there already, unchanged. Files are the
 * documents of the step only.
 */
@Component
class SubmittedVariables {

  private final StepVariables variables;

  SubmittedVariables(StepVariables variables) {
    this.variables = variables;
  }

  /** Values for a step that is being worked on. */
  void check(TaskEntity task, VariableMap values) {
    if (values.isEmpty()) {
      return;
    }
    Set<String> fields = variables.fields(task, StepVariables.form(task), task.getProcessDefinition().getDeploymentId());
    Set<String> documents = variables.documents(StepProperties.of(task), task.getExecution().getProcessBusinessKey());
    Violations violations = new Violations();
    values.keySet().stream().filter(name -> !isEcho(task, name, values.getValueTyped(name)))
        .forEach(name -> check(name, values.getValueTyped(name), task.getName(), fields, documents, violations));
    violations.throwIfAny();
  }

  /** Values for the start of a process. */
  void check(ProcessDefinitionEntity process, VariableMap values) {
    FlowElement start = Context.getProcessEngineConfiguration().getDeploymentCache().findBpmnModelInstanceForProcessDefinition(process)
        .getModelElementById(process.getInitial().getId());
    StepProperties step = StepProperties.of(start);
    Set<String> fields =
        variables.fields(StartProcessVariableScope.getSharedInstance(), process.getStartFormDefinition(), process.getDeploymentId());
    Set<String> documents = variables.documents(step, null);
    Violations violations = new Violations();
    values.keySet().forEach(name -> check(name, values.getValueTyped(name), step.stepName(), fields, documents, violations));
    violations.throwIfAny();
  }

  private static void check(String name, TypedValue value, String step, Set<String> fields, Set<String> documents, Violations violations) {
    if (!fields.contains(name) && !documents.contains(name)) {
      violations.add(name, "“" + name + "”不由步骤“" + step + "”填写，不能写入；只能写入该步骤的表单字段和应交文件");
    } else if (value != null && value.isTransient()) {
      violations.add(name, "“" + name + "”是临时变量（transient），不会保存，应作为普通变量提交");
    } else if (value != null && ValueType.FILE.equals(value.getType()) && !documents.contains(name)) {
      violations.add(name, "“" + name + "”不是步骤“" + step + "”应交的文件，不能提交文件");
    } else if (value != null && !isReadable(name, value)) {
      violations.add(name, "“" + name + "”的值“" + Quoted.of(comparable(value)) + "”无法读取，应为文本、整数、小数、布尔值、日期或格式正确的 JSON");
    } else if (value != null) {
      texts(FormData.plain(comparable(value))).map(VisibleText::strange).flatMap(Optional::stream).findFirst().ifPresent(character ->
          violations.add(name, "“" + name + "”含有不能使用的字符 " + character + "（控制字符或改变文字方向的字符等），应删除后重新提交"));
    }
  }

  /** Whether the engine can store the value and read it again; the policy for documents looks at files. */
  private static boolean isReadable(String name, TypedValue value) {
    if (ValueType.FILE.equals(value.getType())) {
      return true;
    }
    if (ValueType.BYTES.equals(value.getType())) {
      // Nobody reads them, and as a document they would get past the check of files.
      return false;
    }
    try {
      VariableUtil.checkJavaSerialization(name, value);
      TypedValueField field = new TypedValueField(new ValueFieldsImpl(), false);
      field.setValue(value);
      field.getTypedValue(true, false);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** All texts in a value, those of lists and objects, too. */
  private static Stream<String> texts(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream().flatMap(entry -> Stream.concat(texts(entry.getKey()), texts(entry.getValue())));
    }
    return value instanceof Collection<?> list ? list.stream().flatMap(SubmittedVariables::texts)
        : value instanceof String text ? Stream.of(text) : Stream.empty();
  }

  private static boolean isEcho(TaskEntity task, String name, TypedValue value) {
    return task.hasVariable(name) && (value == null || !value.isTransient())
        && Objects.equals(comparable(task.getVariableTyped(name, false)), comparable(value));
  }

  private static Object comparable(TypedValue value) {
    if (value instanceof SerializableValue serializable && !serializable.isDeserialized()) {
      return serializable.getValueSerialized();
    }
    return value == null ? null : value.getValue();
  }
}
