package cn.pmo.itproject.rule;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** The JSON value null is no content any operation knows; the engine's own fail on it. */
class RequiredBody implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object content = context.proceed();
    String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
    if (content == null && length != null && !length.equals("0")) {
      throw new RuleViolationException("body", "请求内容不能为 null，应为约定格式的 JSON 对象");
    }
    return content;
  }
}
