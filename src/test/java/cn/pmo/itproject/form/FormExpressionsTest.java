package cn.pmo.itproject.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The renderer and the engine have different FEEL parsers: {@code a or some x in y satisfies z} needs parentheses for the engine's.
 * An expression of a form the server has to evaluate must be readable by both.
 */
class FormExpressionsTest {

  private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

  static Stream<Resource> forms() throws IOException {
    return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theEngineCanEvaluateEveryExpressionWithoutAnyVariable(Resource form) throws IOException {
    JsonNode root = new ObjectMapper().readTree(form.getInputStream());
    assertThat(root.path("id").asText() + ".form").isEqualTo(form.getFilename());
    for (String expression : expressions(root)) {
      assertThatCode(() -> FEEL.evaluateSimpleExpression(expression, FormValues.of(Map.of()))).as(expression).doesNotThrowAnyException();
    }
  }

  private static List<String> expressions(JsonNode component) {
    List<String> expressions = new ArrayList<>();
    Stream.of("/conditional/hide", "/valuesExpression", "/readonly", "/disabled", "/validate/required", "/validate/min", "/validate/max",
            "/validate/minLength", "/validate/maxLength", "/label", "/dateLabel", "/timeLabel")
        .map(property -> component.at(property).asText()).filter(text -> text.startsWith("="))
        .map(text -> text.substring(1)).forEach(expressions::add);
    component.path("components").forEach(child -> expressions.addAll(expressions(child)));
    return expressions;
  }
}
