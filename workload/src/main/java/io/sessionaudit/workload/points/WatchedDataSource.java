package io.sessionaudit.workload.points;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool whose connections are watched. */
record WatchedDataSource(DataSource pool) implements DataSource {

  /**
   * Puts itself around the pool of a service in whose process points are watched. Before anybody
   * else does: the framework's own wrapping is taken off again where it does not belong, and that
   * finds nothing inside of another one.
   */
  @Singleton
  @Requires(property = "workload.points")
  static final class Listener implements BeanCreatedEventListener<DataSource>, Ordered {

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
      return new WatchedDataSource(event.getBean());
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return WatchedConnection.watch(pool.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return WatchedConnection.watch(pool.getConnection(username, password));
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(pool) || pool.isWrapperFor(type);
  }
}
