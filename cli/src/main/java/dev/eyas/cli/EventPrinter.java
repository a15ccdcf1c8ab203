package dev.eyas.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.eyas.sensor.AlertSink;
import dev.eyas.sensor.Match;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints events as they were asked for, one a line, without time and priority in front. */
final class EventPrinter implements AlertSink, AutoCloseable {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
  private static final int BUFFER = 1 << 16;
  private static final int LINES_BETWEEN_CHECKS = 1 << 10;

  private final boolean json;
  private final Runnable readerGone;
  private final PrintStream out =
      new PrintStream(
          new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
          false,
          StandardCharsets.UTF_8);
  private long lines;

  /**
   * @param json whether to print the format's fields as an object instead of the text
   * @param readerGone called when nobody reads the output any more
   */
  EventPrinter(boolean json, Runnable readerGone) {
    this.json = json;
    this.readerGone = readerGone;
  }

  @Override
  public void alert(Match match) {
    out.print(json ? GSON.toJson(match.fields()) : escaped(match.message()));
    out.print('\n');
    if (++lines % LINES_BETWEEN_CHECKS == 0 && out.checkError()) {
      readerGone.run();
    }
  }

  /** One event is one line, whatever bytes are in it. */
  private static String escaped(String message) {
    String quoted = GSON.toJson(message);
    return quoted.substring(1, quoted.length() - 1);
  }

  long lines() {
    return lines;
  }

  @Override
  public void close() {
    out.flush();
  }
}
