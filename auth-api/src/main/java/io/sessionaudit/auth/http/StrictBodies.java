package io.sessionaudit.auth.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.json.body.JsonMessageHandler;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.MalformedJsonException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON bodies into records, and more strictly than the framework does: UTF-8 and nothing
 * else, no field twice, none that the call does not know, and each of exactly its kind. What a
 * number means where a text belongs is nobody's guess here, and a misspelt {@code endOthers} must
 * not read as "no".
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@JsonMessageHandler.ConsumesJson
final class StrictBodies<T> implements MessageBodyReader<T> {

  @Override
  public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
    return type.getType().isRecord();
  }

  @Override
  public T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> buffer) {
    byte[] bytes = buffer.toByteArray();
    T body = read(type, bytes);
    if (buffer instanceof ReferenceCounted counted) {
      counted.release(); // after a failure the caller does
    }
    return body;
  }

  @Override
  public T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream stream) {
    try {
      return read(type, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(Argument<T> type, byte[] bytes) {
    BeanIntrospection<T> shape = BeanIntrospection.getIntrospection(type.getType());
    Argument<?>[] components = shape.getConstructorArguments();
    @Nullable Object[] values = new @Nullable Object[components.length];
    try {
      Fields fields = Fields.read(bytes);
      Set<String> unknown = new HashSet<>(fields.names());
      for (int i = 0; i < components.length; i++) {
        String name = name(components[i]);
        unknown.remove(name);
        values[i] = value(fields, name, components[i]);
      }
      if (!unknown.isEmpty()) {
        throw new MalformedJsonException("there is a field that this call does not know");
      }
    } catch (MalformedJsonException e) {
      // Its message names fields and places, never what stood there.
      throw new InvalidRequestException("The body cannot be read: " + e.getMessage() + ".");
    }
    return shape.instantiate(false, values);
  }

  private static String name(Argument<?> component) {
    return component
        .getAnnotationMetadata()
        .stringValue(JsonProperty.class)
        .orElse(component.getName());
  }

  private static @Nullable Object value(Fields fields, String name, Argument<?> component) {
    if (!fields.has(name) && component.isNullable()) {
      return null;
    }
    Class<?> kind = component.getType();
    if (kind == String.class) {
      return fields.text(name);
    }
    if (kind == Boolean.class || kind == boolean.class) {
      return fields.flag(name);
    }
    if (kind == List.class) {
      return fields.texts(name);
    }
    throw new IllegalStateException("no body has had a field of this kind before: " + kind);
  }
}
