package cn.pmo.itproject.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs with {@code mvn -Pmysql} only: what is tested is a real server. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = TestDatabase.PROPERTY, matches = TestDatabase.MYSQL, disabledReason = "needs a server, see TestDatabase")
public @interface MysqlTest {
}
