package dev.eyas.ide.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process wrote to its standard error, so that its end can be explained. */
final class ErrorTail {
  private static final int LINES = 10;
  private static final long LAST_WORDS_MILLIS = 500;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reader;

  private ErrorTail(InputStream stream) {
    reader = new Thread(() -> read(stream), "eyas-sensor-stderr");
    reader.setDaemon(true);
  }

  static ErrorTail of(InputStream stream) {
    ErrorTail tail = new ErrorTail(stream);
    tail.reader.start();
    return tail;
  }

  /** What was written, once the process has ended and its last words are in. */
  String text() {
    try {
      reader.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private void read(InputStream stream) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    synchronized (lines) {
      if (lines.size() == LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
  }
}
