package cn.pmo.itproject.project;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 404 with a message, in the form of the engine's API. */
@RestControllerAdvice
class NotFoundAdvice {

  @ExceptionHandler
  ResponseEntity<Map<String, String>> answer(NotFoundException e) {
    return ResponseEntity.status(HttpStatus.NOT_FOUND).contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("type", "NotFoundException", "message", e.getMessage()));
  }
}
