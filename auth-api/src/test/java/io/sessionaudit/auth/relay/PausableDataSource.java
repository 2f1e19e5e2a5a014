package io.sessionaudit.auth.relay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Stops whoever uses it before his next prepared statement, as if his process were stopped. */
final class PausableDataSource {

  private final DataSource inner;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean paused;
  private boolean reached;

  PausableDataSource(DataSource inner) {
    this.inner = inner;
  }

  DataSource source() {
    return wrap(
        DataSource.class,
        inner,
        (method, result) ->
            method.getName().equals("getConnection") ? connection((Connection) result) : result);
  }

  private Connection connection(Connection connection) {
    return wrap(
        Connection.class,
        connection,
        (method, result) ->
            method.getName().equals("prepareStatement")
                ? statement((PreparedStatement) result)
                : result);
  }

  private PreparedStatement statement(PreparedStatement statement) {
    return wrap(PreparedStatement.class, statement, (_, result) -> result);
  }

  private interface After {
    Object of(Method method, Object result) throws SQLException;
  }

  private <T> T wrap(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> after.of(method, call(method, target, arguments))));
  }

  private Object call(Method method, Object target, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().startsWith("execute")) {
      passWhenRunning();
    }
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void passWhenRunning() throws InterruptedException {
    lock.lock();
    try {
      while (paused) {
        reached = true;
        changed.signalAll();
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the user stands still. */
  void pause() throws InterruptedException {
    lock.lock();
    try {
      paused = true;
      reached = false;
      while (!reached) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void resume() {
    lock.lock();
    try {
      paused = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
