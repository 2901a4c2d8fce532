package cn.pmo.itproject.worklist;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cards of the task list over HTTP. */
@RestController
class CardController {

  private static final int MAX_TASKS = 200;

  private final Cards cards;

  CardController(Cards cards) {
    this.cards = cards;
  }

  /** The cards of tasks the user may read; others and finished ones are left out. */
  @GetMapping("/api/tasks/cards")
  List<Card> cards(@RequestParam(defaultValue = "") List<String> id) {
    if (id.size() > MAX_TASKS) {
      throw new RuleViolationException("id", "一次最多查询 " + MAX_TASKS + " 项任务，现为 " + id.size() + " 项");
    }
    return cards.of(id);
  }
}
