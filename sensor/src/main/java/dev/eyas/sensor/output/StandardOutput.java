package dev.eyas.sensor.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines on the standard output, in UTF-8 whatever the locale. */
public final class StandardOutput implements AlertOutput {
  private final OutputStream out;
  private final Runnable readerGone;

  /**
   * @param buffered lines are gathered, not printed at once
   * @param readerGone called when nobody reads any more
   */
  public StandardOutput(boolean buffered, Runnable readerGone) {
    FileOutputStream direct = new FileOutputStream(FileDescriptor.out);
    out = buffered ? new BufferedOutputStream(direct) : direct;
    this.readerGone = readerGone;
  }

  @Override
  public String name() {
    return "stdout";
  }

  @Override
  public void write(AlertLine alert) throws IOException {
    try {
      out.write((alert.text() + '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      readerGone.run();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
