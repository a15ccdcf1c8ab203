package dev.eyas.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** A process that has ended. */
record Finished(int code, String out, String err) {
  static Finished of(ProcessBuilder builder) throws IOException, InterruptedException {
    File out = File.createTempFile("eyas", ".out");
    File err = File.createTempFile("eyas", ".err");
    try {
      Process process = builder.redirectOutput(out).redirectError(err).start();
      process.getOutputStream().close();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + builder.command());
      }
      return new Finished(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      out.delete();
      err.delete();
    }
  }
}
