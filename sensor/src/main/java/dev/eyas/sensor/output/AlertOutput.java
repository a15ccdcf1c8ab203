package dev.eyas.sensor.output;

import java.io.IOException;

/** A place that alerts go to. For one thread. */
public interface AlertOutput extends AutoCloseable {
  /** As Falco's configuration has it, such as {@code file}. */
  String name();

  /**
   * @throws IOException if the alert did not get there whole
   */
  void write(AlertLine alert) throws IOException;

  /** Lets go of what is open, so that a log that was moved away is begun anew. */
  default void reopen() throws IOException {}

  @Override
  default void close() throws IOException {}
}
