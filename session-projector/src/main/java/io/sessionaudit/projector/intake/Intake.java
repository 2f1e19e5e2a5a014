package io.sessionaudit.projector.intake;

import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.config.IntakeSettings;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.wire.KafkaConnection;
import org.jspecify.annotations.Nullable;

/** Folds the log into the tables, on a thread of its own. */
public final class Intake implements AutoCloseable {

  private final KafkaConnection kafka;
  private final IntakeSettings settings;
  private final Connections connections;
  private final UserKeys keys;
  private final LookupKey lookup;
  private final FoldListener listener;
  private @Nullable IntakeLoop loop;
  private @Nullable Thread thread;

  public Intake(
      KafkaConnection kafka,
      IntakeSettings settings,
      Connections connections,
      UserKeys keys,
      LookupKey lookup,
      FoldListener listener) {
    this.kafka = kafka;
    this.settings = settings;
    this.connections = connections;
    this.keys = keys;
    this.lookup = lookup;
    this.listener = listener;
  }

  /** Starts; nothing happens if it runs. */
  public synchronized void start() {
    if (loop != null) {
      return;
    }
    IntakeLoop starting =
        new IntakeLoop(
            new LogConsumer(kafka, new ConsumerProperties(settings)),
            connections,
            connection -> new Folding(connection, keys, lookup),
            settings,
            listener);
    loop = starting;
    thread = Thread.ofVirtual().name("intake").start(starting);
  }

  /** How it is doing. */
  public synchronized IntakeState state() {
    return loop == null ? IntakeState.STARTING : loop.state();
  }

  /** Leaves the group and returns when the thread has ended. */
  @Override
  public synchronized void close() {
    IntakeLoop running = loop;
    Thread ending = thread;
    if (running == null || ending == null) {
      return;
    }
    running.stop();
    try {
      ending.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    loop = null;
    thread = null;
  }
}
