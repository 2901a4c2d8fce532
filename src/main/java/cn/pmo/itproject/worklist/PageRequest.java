package cn.pmo.itproject.worklist;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Locale;

/**
 * Which page of a list is asked for.
 *
 * @param pattern what code or name of the project must be like (lower case, {@code !} escapes), null for all
 */
record PageRequest(int page, int size, String pattern) {

  /** Condition on a project {@code p} with the parameter {@code pattern}. */
  static final String MATCHES =
      " and (:pattern is null or lower(p.code) like :pattern escape '!' or lower(p.name) like :pattern escape '!')";

  private static final int MAX_SIZE = 200;

  /**
   * Reads the parameters of a request.
   *
   * @throws RuleViolationException if there is no such page
   */
  static PageRequest of(int page, int size, String text) {
    if (page < 0 || size < 1 || size > MAX_SIZE || page > Integer.MAX_VALUE / size) {
      throw new RuleViolationException("page",
          "分页参数 page=" + page + "、size=" + size + " 无效，page 从 0 开始，size 为 1 至 " + MAX_SIZE);
    }
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return new PageRequest(page, size, wanted.isEmpty() ? null : "%" + wanted.replaceAll("([!%_])", "!$1") + "%");
  }

  int offset() {
    return page * size;
  }
}
