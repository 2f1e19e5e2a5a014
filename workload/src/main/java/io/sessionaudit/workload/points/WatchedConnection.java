package io.sessionaudit.workload.points;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.jspecify.annotations.Nullable;

/** A connection that says when it runs a statement that others rely on, and when it commits. */
final class WatchedConnection implements InvocationHandler {

  private final Connection connection;
  private boolean offsetWritten;

  private WatchedConnection(Connection connection) {
    this.connection = connection;
  }

  static Connection watch(Connection connection) {
    return proxy(Connection.class, new WatchedConnection(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("commit") && offsetWritten) {
      offsetWritten = false;
      Trigger.reach(Point.FOLD_BEFORE_COMMIT);
      Object result = call(connection, method, arguments);
      Trigger.reach(Point.FOLD_AFTER_COMMIT);
      return result;
    }
    Object result = call(connection, method, arguments);
    if (result instanceof PreparedStatement statement
        && arguments != null
        && arguments[0] instanceof String text) {
      SqlPoints points = SqlPoints.of(text);
      return points == null ? statement : watch(statement, points);
    }
    return result;
  }

  private PreparedStatement watch(PreparedStatement statement, SqlPoints points) {
    return proxy(
        PreparedStatement.class,
        (_, method, arguments) -> {
          if (!method.getName().startsWith("execute")) {
            return call(statement, method, arguments);
          }
          Trigger.reach(points.before());
          Object result = call(statement, method, arguments);
          offsetWritten |= points == SqlPoints.OFFSET;
          Trigger.reach(points.after());
          return result;
        });
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause() == null ? failure : failure.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
