package dev.eyas.sensor.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lines at the end of a file. A line is there whole or not at all: what a full disk has cut is
 * taken away again, and behind the torn line of a machine that lost its power a new one begins.
 */
public final class FileOutput implements AlertOutput {
  private final Path path;
  private final boolean keepAlive;
  private FileChannel file;

  /**
   * @param keepAlive stays open between alerts
   */
  public FileOutput(Path path, boolean keepAlive) {
    this.path = path;
    this.keepAlive = keepAlive;
  }

  /**
   * @throws IOException if the file cannot be opened now
   */
  public FileOutput checked() throws IOException {
    open();
    close();
    return this;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public void write(AlertLine alert) throws IOException {
    try {
      open();
      append((alert.text() + '\n').getBytes(StandardCharsets.UTF_8));
    } finally {
      if (!keepAlive) {
        close();
      }
    }
  }

  private void open() throws IOException {
    if (file == null) {
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (endsTorn()) {
        append(new byte[] {'\n'});
      }
    }
  }

  private boolean endsTorn() throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
  }

  private void append(byte[] bytes) throws IOException {
    long end = file.size();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (buffer.hasRemaining()) {
        file.write(buffer, end + buffer.position());
      }
    } catch (IOException e) {
      file.truncate(end);
      throw e;
    }
  }

  @Override
  public void reopen() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
