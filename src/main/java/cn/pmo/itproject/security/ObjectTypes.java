package cn.pmo.itproject.security;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Java types a variable may be made of: plain values, collections, and what this package stores itself. Whoever sends an object names its
 * type, and to read it back means to make one.
 *
 * <p>As a serializer it stands before the engine's, which ask each in turn whether it takes a value: it takes none, but refuses what a client
 * sends under any other type, or as a serialized Java object, before it is stored.
 */
class ObjectTypes extends AbstractTypedValueSerializer<ObjectValue> implements DeserializationTypeValidator {

  private static final String OURS = "cn.pmo.itproject.";
  private static final Set<String> VALUES = Set.of("java.lang.Boolean", "java.lang.Double", "java.lang.Float", "java.lang.Integer",
      "java.lang.Long", "java.lang.Number", "java.lang.Object", "java.lang.Short", "java.lang.String", "java.math.BigDecimal",
      "java.math.BigInteger", "java.util.Date", "boolean", "double", "int", "long");
  private static final Pattern COLLECTION = Pattern.compile("java\\.util\\.(?:Collection|List|Map|Set|ArrayList|LinkedList|HashMap"
      + "|LinkedHashMap|TreeMap|HashSet|LinkedHashSet|TreeSet|Arrays\\$ArrayList|ImmutableCollections\\$\\w+|Collections\\$\\w+)");
  private static final Pattern TIME = Pattern.compile("java\\.time\\.[A-Z]\\w+");

  ObjectTypes() {
    super(ValueType.OBJECT);
  }

  @Override
  public boolean validate(String name) {
    return name == null || name.isBlank() || VALUES.contains(name) || COLLECTION.matcher(name).matches() || TIME.matcher(name).matches()
        || name.startsWith(OURS);
  }

  @Override
  public boolean canHandle(TypedValue value) {
    if (value instanceof ObjectValue object && !object.isDeserialized()) {
      if (!"application/json".equals(object.getSerializationDataFormat())) {
        throw new RuleViolationException("serializationDataFormat",
            "对象变量的格式“" + object.getSerializationDataFormat() + "”不被允许，应为 application/json");
      }
      for (String part : String.valueOf(object.getObjectTypeName()).split("[<>,\\[\\]\\s]+")) {
        if (!part.isEmpty() && !validate(part)) {
          throw new RuleViolationException("objectTypeName",
              "对象变量的类型“" + part + "”不被允许，应为文本、数字、日期、布尔值，或者由它们组成的列表（java.util.ArrayList）、映射（java.util.LinkedHashMap）");
        }
      }
    }
    return false;
  }

  @Override
  protected boolean canWriteValue(TypedValue value) {
    return false;
  }

  @Override
  public String getName() {
    return "checked-object";
  }

  @Override
  public void writeValue(ObjectValue value, ValueFields fields) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ObjectValue readValue(ValueFields fields, boolean deserialize, boolean asTransientValue) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ObjectValue convertToTypedValue(UntypedValueImpl untypedValue) {
    throw new UnsupportedOperationException();
  }
}
