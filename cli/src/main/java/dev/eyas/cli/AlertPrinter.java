package dev.eyas.cli;

import dev.eyas.sensor.AlertSink;
import dev.eyas.sensor.Match;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Prints each alert as a line on standard output, at once. */
final class AlertPrinter implements AlertSink {
  private final boolean json;
  private final Runnable readerGone;
  private final Map<String, Long> printed = new TreeMap<>();

  /** UTF-8 whatever the locale is: bytes of the kernel's must not turn into question marks. */
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

  /**
   * @param readerGone called when nobody reads the output any more
   */
  AlertPrinter(RunSettings settings, Runnable readerGone) {
    json = settings.json();
    this.readerGone = readerGone;
  }

  @Override
  public void alert(Match match) {
    String line = json ? match.jsonLine() : match.textLine();
    out.print(line + '\n');
    printed.merge(match.rule().name(), 1L, Long::sum);
    if (out.checkError()) {
      readerGone.run();
    }
  }

  /** Alerts by rule; to be asked for once the watch has ended. */
  Map<String, Long> printed() {
    return printed;
  }
}
