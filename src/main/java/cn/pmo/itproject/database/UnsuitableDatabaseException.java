package cn.pmo.itproject.database;

import java.util.List;

/** The server or the connection to it is not as the package needs it. */
class UnsuitableDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsuitableDatabaseException(List<String> unmet) {
    super("数据库不满足要求，系统没有启动：\n- " + String.join("\n- ", unmet));
  }
}
