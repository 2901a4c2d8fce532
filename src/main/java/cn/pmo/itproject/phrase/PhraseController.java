package cn.pmo.itproject.phrase;

import cn.pmo.itproject.organization.CurrentUser;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 常用语 over HTTP: everybody his own. */
@RestController
@RequestMapping("/api/phrases")
class PhraseController {

  private final Phrases phrases;
  private final CurrentUser currentUser;

  PhraseController(Phrases phrases, CurrentUser currentUser) {
    this.phrases = phrases;
    this.currentUser = currentUser;
  }

  record Text(String text) {
  }

  record Order(List<String> ids) {
  }

  @GetMapping
  List<Phrase> list() {
    return phrases.of(currentUser.requireId());
  }

  @PostMapping
  Phrase add(@RequestBody Text request) {
    return phrases.add(currentUser.requireId(), request.text());
  }

  @PutMapping("/{id}")
  Phrase replace(@PathVariable String id, @RequestBody Text request) {
    return phrases.replace(currentUser.requireId(), id, request.text());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    phrases.remove(currentUser.requireId(), id);
  }

  /** The phrases in their new order. */
  @PutMapping("/order")
  List<Phrase> arrange(@RequestBody Order request) {
    return phrases.arrange(currentUser.requireId(), request.ids());
  }
}
