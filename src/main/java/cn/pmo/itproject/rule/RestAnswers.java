package cn.pmo.itproject.rule;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/**
 * Last look at what the engine's REST API and the web applications' own API answer: what is no JSON is saved by the browser, never shown, so
 * that a picture or a page somebody stored does not run in the name of the one who opens it; and errors name no classes, statements or
 * parsers.
 */
class RestAnswers implements ContainerResponseFilter {

  /** So many characters of the engine's words are looked through: the time it takes grows with their square. */
  static final int LONGEST = 5000;

  /** A class with its package. */
  private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z][\\w$]*\\.){2,}[A-Z][\\w$]*");
  /** A frame of a stack, the words of a database or of a parser. */
  private static final Pattern WORDS = Pattern.compile("\\bat \\S+\\(\\S+\\.java|SQLException|NullPointer|\\[Source: |\\bACT_(?:RU|HI|ID|RE|GE)_"
      + "|\\b(?:select|insert into|delete from) .*\\b(?:from|where|values)\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    // A filter of Camunda's allows to keep what is asked about again.
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    if (response.getStatus() >= 400) {
      hideTheInside(response);
    } else if (response.hasEntity() && !isJson(response.getMediaType())) {
      response.getHeaders().put(HttpHeaders.CONTENT_DISPOSITION, List.of(asAttachment(response.getHeaderString(HttpHeaders.CONTENT_DISPOSITION))));
    }
  }

  private static void hideTheInside(ContainerResponseContext response) {
    String general = response.getStatus() < 500 ? "请求的内容不正确，应检查格式、字段名称、值和类型"
        : "系统处理请求时出错，本次操作未生效，请稍后重试；仍不成功请联系系统管理员";
    if (response.getEntity() instanceof ExceptionDto error) {
      if (error.getMessage() == null || tellsTheInside(error.getMessage())) {
        error.setMessage(general);
      }
      if (error.getType() != null && error.getType().endsWith("Error")) {
        error.setType("SystemException");
      }
    } else if (response.getEntity() instanceof String && !isJson(response.getMediaType())) {
      // The words of the parser, as a text.
      ExceptionDto error = new ExceptionDto();
      error.setType("InvalidRequestException");
      error.setMessage(general);
      response.setEntity(error, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }
  }

  /** What is too long to be looked through does, for all that is known. */
  static boolean tellsTheInside(String message) {
    return message.length() > LONGEST || CLASS_NAME.matcher(message).find() || WORDS.matcher(message).find();
  }

  private static boolean isJson(MediaType type) {
    return type == null || type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
  }

  /** The file's name stays. */
  private static String asAttachment(String disposition) {
    if (disposition == null || disposition.isBlank()) {
      return "attachment";
    }
    int parameters = disposition.indexOf(';');
    return "attachment" + (parameters < 0 ? "" : disposition.substring(parameters));
  }
}
