package dev.eyas.sensor.control;

import java.io.IOException;
import java.io.InputStream;

/** What goes ahead of a message: lines of {@code Name: value}, then an empty one. */
final class FrameHeader {
  /** Stands for the length of a message when none follows. */
  static final int END = -1;

  private static final int MAX_BYTES = 1024;
  private static final String LENGTH = "content-length";

  /** What came is no header, so nobody knows where the next message begins. */
  static final class MalformedException extends IOException {
    MalformedException(String message) {
      super(message);
    }
  }

  /**
   * Reads a header.
   *
   * @return bytes of the message that follows, or {@link #END}
   * @throws MalformedException if there is no header
   */
  static int read(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    int length = END;
    for (int bytes = 0; bytes < MAX_BYTES; bytes++) {
      int next = input.read();
      if (next < 0) {
        return END;
      }
      if (next != '\n') {
        line.append((char) next);
      } else if (!line.toString().isBlank()) {
        length = Math.max(length, length(line.toString()));
        line.setLength(0);
      } else if (length >= 0) {
        return length;
      } else {
        throw new MalformedException("A message without Content-Length; the connection is closed");
      }
    }
    throw new MalformedException(
        "A header longer than " + MAX_BYTES + " bytes; the connection is closed");
  }

  /** The value of a Content-Length line; {@link #END} of any other. */
  private static int length(String line) throws MalformedException {
    int colon = line.indexOf(':');
    if (colon < 0 || !line.substring(0, colon).strip().equalsIgnoreCase(LENGTH)) {
      return END;
    }
    try {
      int length = Integer.parseInt(line.substring(colon + 1).strip());
      if (length >= 0) {
        return length;
      }
      throw new MalformedException("Content-Length is negative; the connection is closed");
    } catch (NumberFormatException e) {
      throw new MalformedException("Content-Length is no number; the connection is closed");
    }
  }

  private FrameHeader() {}
}
