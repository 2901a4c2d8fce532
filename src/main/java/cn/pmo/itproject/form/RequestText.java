package cn.pmo.itproject.form;

import cn.pmo.itproject.rule.RuleViolationException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** Texts in requests to {@code /api}: a text, not a number or a Boolean, and of characters a text consists of. */
@JsonComponent
class RequestText extends StdScalarDeserializer<String> {

  private static final long serialVersionUID = 1L;

  RequestText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (String) context.handleUnexpectedToken(String.class, parser);
    }
    String text = parser.getText();
    VisibleText.strange(text).ifPresent(character -> {
      String field = field(parser.getParsingContext());
      throw new RuleViolationException(field, "“" + field + "”含有不能使用的字符 " + character + "（控制字符或改变文字方向的字符等），应删除后重新提交");
    });
    return text;
  }

  private static String field(JsonStreamContext place) {
    for (JsonStreamContext context = place; context != null; context = context.getParent()) {
      if (context.getCurrentName() != null) {
        return context.getCurrentName();
      }
    }
    return "text";
  }
}
