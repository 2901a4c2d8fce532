package cn.pmo.itproject.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors that nobody has answered: unknown addresses, failures outside of the APIs. Browsers get a page, clients what all refusals look like. */
@RestController
class ErrorAnswers implements ErrorController {

  private static final String PATH = "${server.error.path:/error}";
  private static final Pattern LOGIN = Pattern.compile(".*/auth/user/[^/]+/login/[^/]+");
  /** The same whether the user exists, has to wait or is wrong, so that nobody learns it from here. */
  private static final String LOGIN_FAILED =
      "用户名或密码不正确。输错后须等待片刻（最长 1 分钟），其间正确的密码也不被接受；忘记密码请联系系统管理员";

  @RequestMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<Resource> page(HttpServletRequest request) {
    int status = status(request);
    Resource page = Stream.of(status + ".html", status / 100 + "xx.html").map(name -> new ClassPathResource("static/error/" + name))
        .filter(Resource::exists).findFirst().orElseThrow();
    return ResponseEntity.status(status).contentType(MediaType.TEXT_HTML).body(page);
  }

  @RequestMapping(PATH)
  ResponseEntity<String> answer(HttpServletRequest request) {
    int status = status(request);
    String text = status == 401 && isLogin(request) ? ErrorText.json("AuthenticationException", LOGIN_FAILED) : ErrorText.json(status);
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(text);
  }

  /** Whether the login page of a web application asks. */
  private static boolean isLogin(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address && LOGIN.matcher(address).matches();
  }

  /** Of the error the server tells of; whoever asks for the address itself finds nothing there. */
  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code && code >= 400 ? code : 404;
  }
}
