package dev.eyas.sensor.control;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Streams over a socket. Before Java 19 those that {@link Channels} makes of the channel itself let
 * nobody write while somebody reads.
 */
final class ChannelStreams {
  static InputStream input(SocketChannel socket) {
    return new BufferedInputStream(
        Channels.newInputStream(
            new ReadableByteChannel() {
              @Override
              public int read(ByteBuffer into) throws IOException {
                return socket.read(into);
              }

              @Override
              public boolean isOpen() {
                return socket.isOpen();
              }

              @Override
              public void close() throws IOException {
                socket.close();
              }
            }));
  }

  /** Unbuffered: closing it never waits for a reader that does not read. */
  static OutputStream output(SocketChannel socket) {
    return Channels.newOutputStream(
        new WritableByteChannel() {
          @Override
          public int write(ByteBuffer from) throws IOException {
            return socket.write(from);
          }

          @Override
          public boolean isOpen() {
            return socket.isOpen();
          }

          @Override
          public void close() throws IOException {
            socket.close();
          }
        });
  }

  private ChannelStreams() {}
}
