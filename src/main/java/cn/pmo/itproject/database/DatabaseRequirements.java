package cn.pmo.itproject.database;

import cn.pmo.itproject.document.DocumentSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What the package asks of MySQL or MariaDB and of the connection to it. */
@Component
class DatabaseRequirements {

  /** Room for the rest of the statement. */
  private static final DataSize SLACK = DataSize.ofMegabytes(1);
  /** One holds the lock while the other migrates. */
  private static final int FEWEST_CONNECTIONS = 2;
  /** Where the options of the connection are. */
  private static final String OPTIONS = "（spring.datasource.hikari.data-source-properties）";
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  private final DocumentSettings documents;
  private final int connections;

  DatabaseRequirements(DocumentSettings documents, @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections) {
    this.documents = documents;
    this.connections = connections;
  }

  /** What is not as it must be: setting, value and what to set, one sentence each. */
  List<String> unmet(ServerFacts server) {
    List<String> unmet = new ArrayList<>();
    version(server, unmet);
    expect(server, server.variables().containsKey("transaction_isolation") ? "transaction_isolation" : "tx_isolation", "READ-COMMITTED",
        "读已提交以外的隔离级别会造成死锁和漏读，请去掉对 spring.datasource.hikari.transaction-isolation 的修改", unmet);
    expect(server, "character_set_client", "utf8mb4", "否则生僻字（如𠮷）无法保存，请去掉数据库地址中的 connectionCollation，以及对 characterEncoding 的修改", unmet);
    expect(server, "time_zone", "+08:00", "会话时区须固定为北京时间，请去掉对 connectionTimeZone 和 forceConnectionTimeZoneToSession 的修改", unmet);
    if (server.sendsFractions()) {
      unmet.add("数据库连接的 sendFractionalSeconds=true，应为 false：流程引擎的时间精确到秒，数据库会把零头进位成未来的时间，请去掉对该参数的修改"
          + OPTIONS);
    }
    if (server.seesOtherSchemas()) {
      unmet.add("数据库连接的 nullDatabaseMeansCurrent=false，应为 true：否则会把其他库的表当成本库的表，请去掉对该参数的修改" + OPTIONS);
    }
    packet(server, unmet);
    connections(server, unmet);
    if ("ON".equals(server.variables().get("log_bin")) && "STATEMENT".equals(server.variables().get("binlog_format"))) {
      unmet.add("数据库的 binlog_format=STATEMENT，应为 ROW：读已提交隔离级别下无法按语句记录日志，请在服务器的 [mysqld] 中设置 binlog_format=ROW");
    }
    return unmet;
  }

  private static void version(ServerFacts server, List<String> unmet) {
    Matcher version = VERSION.matcher(server.version());
    int number = version.matches() ? Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2)) : 0;
    if (number < (server.isMariaDb() ? 10_006 : 8_000)) {
      unmet.add("数据库版本为 " + server.version() + "，应为 MySQL 8.0 或更新、MariaDB 10.6 或更新，请升级数据库");
    }
  }

  private static void expect(ServerFacts server, String variable, String value, String advice, List<String> unmet) {
    String found = server.variables().get(variable);
    if (!value.equals(found)) {
      unmet.add("数据库会话的 " + variable + "=" + found + "，应为 " + value + "：" + advice);
    }
  }

  /** A document or an archive is one value in one statement, in which every byte may have to be escaped by a second one. */
  private void packet(ServerFacts server, List<String> unmet) {
    long largest = Math.max(documents.maxSize().toBytes(), documents.maxArchiveSize().toBytes());
    long needed = 2 * largest + SLACK.toBytes();
    long found = Long.parseLong(server.variables().get("max_allowed_packet"));
    if (found < needed) {
      unmet.add("数据库的 max_allowed_packet=" + found + "（" + DataSize.ofBytes(found).toMegabytes() + " MB），至少应为 " + needed
          + "：须能容纳转义后的最大文件（it-project.documents.max-size=" + documents.maxSize().toMegabytes()
          + "MB、max-archive-size=" + documents.maxArchiveSize().toMegabytes() + "MB，各按两倍计），请在服务器的 [mysqld] 中设置 max_allowed_packet="
          + suggested(needed) + "M，或减小这两项");
    }
  }

  /** The next power of two in megabytes. */
  private static long suggested(long bytes) {
    long megabytes = 1;
    while (DataSize.ofMegabytes(megabytes).toBytes() < bytes) {
      megabytes *= 2;
    }
    return megabytes;
  }

  private void connections(ServerFacts server, List<String> unmet) {
    long found = Long.parseLong(server.variables().get("max_connections"));
    if (found < connections) {
      unmet.add("数据库的 max_connections=" + found + "，少于一个节点的连接数 " + connections
          + "（IT_PROJECT_DATABASE_POOL_SIZE）：请在服务器的 [mysqld] 中设置为节点数×" + connections + "+20 以上，或减小连接数");
    }
    if (connections < FEWEST_CONNECTIONS) {
      unmet.add("一个节点的连接数为 " + connections + "（IT_PROJECT_DATABASE_POOL_SIZE），至少应为 " + FEWEST_CONNECTIONS + "：升级表结构时须同时使用两个连接");
    }
  }
}
