package cn.pmo.itproject.phrase;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.form.VisibleText;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.rule.RuleViolationException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody's own phrases, in the order he likes. A list is stored as a whole once its owner changes something; until then he has the
 * phrases everybody begins with.
 */
@Service
class Phrases {

  static final int MAX_PHRASES = 50;
  static final int MAX_LENGTH = 200;

  private static final List<String> FIRST = List.of("同意。", "拟同意，请领导审批。", "已核实，情况属实。", "原则同意，请按意见修改完善。", "材料齐全，符合要求。",
      "请补充材料后重新提交。", "论证不充分，请进一步说明必要性和可行性。", "预算依据不足，请细化测算后重新提交。");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient jdbc;

  Phrases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Phrase> of(String userId) {
    return stored(userId, "").orElseGet(Phrases::first);
  }

  /** Adds a phrase at the end. */
  @Transactional
  Phrase add(String userId, String text) {
    Phrase phrase = new Phrase(UUID.randomUUID().toString(), checked(text));
    change(userId, phrases -> {
      if (phrases.size() >= MAX_PHRASES) {
        throw new RuleViolationException("text", "常用语已有 " + phrases.size() + " 条，最多 " + MAX_PHRASES + " 条，应先删除不再使用的");
      }
      phrases.add(phrase);
      return phrases;
    });
    return phrase;
  }

  /**
   * Gives a phrase another text.
   *
   * @throws NotFoundException if it is none of the user's
   */
  @Transactional
  Phrase replace(String userId, String id, String text) {
    Phrase phrase = new Phrase(id, checked(text));
    change(userId, phrases -> {
      phrases.set(indexOf(id, phrases), phrase);
      return phrases;
    });
    return phrase;
  }

  /**
   * Removes a phrase.
   *
   * @throws NotFoundException if it is none of the user's
   */
  @Transactional
  void remove(String userId, String id) {
    change(userId, phrases -> {
      phrases.remove(indexOf(id, phrases));
      return phrases;
    });
  }

  /** Puts the phrases in another order; every one is named once. */
  @Transactional
  List<Phrase> arrange(String userId, List<String> ids) {
    return change(userId, phrases -> {
      Map<String, Phrase> byId = phrases.stream().collect(Collectors.toMap(Phrase::id, Function.identity()));
      if (ids == null || ids.size() != byId.size() || !new HashSet<>(ids).equals(byId.keySet())) {
        throw new RuleViolationException("ids", "排序应包含全部 " + byId.size() + " 条常用语且每条一次，请刷新后重新排序");
      }
      return ids.stream().map(byId::get).toList();
    });
  }

  private List<Phrase> change(String userId, UnaryOperator<List<Phrase>> change) {
    Optional<List<Phrase>> stored = stored(userId, " for update");
    List<Phrase> changed = change.apply(new ArrayList<>(stored.orElseGet(Phrases::first)));
    if (changed.stream().map(Phrase::text).distinct().count() < changed.size()) {
      throw new RuleViolationException("text", "已有相同的常用语，每条常用语应各不相同");
    }
    String sql = stored.isPresent() ? "update phrase_list set phrases = ?, changed_at = ? where user_id = ?"
        : "insert into phrase_list (phrases, changed_at, user_id) values (?, ?, ?)";
    jdbc.sql(sql).params(write(changed), ColumnTimes.utc(Instant.now()), userId).update();
    return changed;
  }

  private Optional<List<Phrase>> stored(String userId, String lock) {
    return jdbc.sql("select phrases from phrase_list where user_id = ?" + lock).param(userId).query(String.class).optional()
        .map(Phrases::read);
  }

  private static List<Phrase> first() {
    return IntStream.range(0, FIRST.size()).mapToObj(i -> new Phrase(String.valueOf(i + 1), FIRST.get(i))).toList();
  }

  private static int indexOf(String id, List<Phrase> phrases) {
    return IntStream.range(0, phrases.size()).filter(i -> phrases.get(i).id().equals(id)).findFirst()
        .orElseThrow(() -> new NotFoundException("没有这条常用语，可能已被删除，请刷新后重试"));
  }

  private static String checked(String value) {
    String text = VisibleText.of(value);
    if (text == null) {
      throw new RuleViolationException("text", "“常用语”未填写，应为 1 至 " + MAX_LENGTH + " 个字");
    }
    if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
      throw new RuleViolationException("text", "“常用语”有 " + text.codePointCount(0, text.length()) + " 个字，最多 " + MAX_LENGTH + " 个字");
    }
    return text;
  }

  private static List<Phrase> read(String phrases) {
    try {
      return JSON.readValue(phrases, new TypeReference<>() { });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(List<Phrase> phrases) {
    try {
      return JSON.writeValueAsString(phrases);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
