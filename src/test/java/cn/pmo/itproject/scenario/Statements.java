package cn.pmo.itproject.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what the database is asked, by whatever thread. */
public final class Statements implements BeanPostProcessor {

  private final AtomicLong count = new AtomicLong();

  /** How many statements an action sends to the database. */
  public long of(Runnable action) {
    long before = count.get();
    action.run();
    return count.get() - before;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return !(bean instanceof DataSource source) ? bean : new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        return counting(super.getConnection());
      }
    };
  }

  private Connection counting(Connection connection) {
    return (Connection) Proxy.newProxyInstance(Statements.class.getClassLoader(), new Class<?>[] {Connection.class},
        (proxy, method, arguments) -> {
      if (method.getName().equals("prepareStatement")) {
        count.incrementAndGet();
      }
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
  }
}
