package dev.eyas.sensor.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Sends whatever it likes. */
record RawClient(SocketChannel channel) implements AutoCloseable {
  static RawClient connect(Path path) throws IOException {
    return new RawClient(SocketChannel.open(UnixDomainSocketAddress.of(path)));
  }

  void send(String call) throws IOException {
    write(
        ("Content-Length: " + call.length() + "\r\n\r\n" + call).getBytes(StandardCharsets.UTF_8));
  }

  /** Stops when the other side has had enough. */
  void write(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException closed) {
      // As it should be.
    }
  }

  /** Reads until the other side closes the connection. */
  void awaitEnd() {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    try {
      channel.shutdownOutput();
      while (channel.read(buffer) >= 0) {
        buffer.clear();
      }
    } catch (IOException reset) {
      // An end, too.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
