package dev.eyas.sensor.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Lines on the standard input of a program, which the shell starts. */
public final class ProgramOutput implements AlertOutput {
  private final String command;
  private final boolean keepAlive;
  private final long patienceMillis;
  private Process program;

  /**
   * @param command for the shell
   * @param keepAlive one run takes all alerts; otherwise one each
   * @param patienceMillis how long a run that has got all its input may take to end
   */
  public ProgramOutput(String command, boolean keepAlive, long patienceMillis) {
    this.command = command;
    this.keepAlive = keepAlive;
    this.patienceMillis = patienceMillis;
  }

  @Override
  public String name() {
    return "program";
  }

  @Override
  public void write(AlertLine alert) throws IOException {
    if (program == null || !program.isAlive()) {
      program =
          new ProcessBuilder("/bin/sh", "-c", command)
              // Its output goes where ours goes, but never between alerts on the standard output.
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    }
    program.getOutputStream().write((alert.text() + '\n').getBytes(StandardCharsets.UTF_8));
    program.getOutputStream().flush();
    if (!keepAlive) {
      close();
    }
  }

  @Override
  public void reopen() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    if (program == null) {
      return;
    }
    Process ending = program;
    program = null;
    ending.getOutputStream().close();
    try {
      if (!ending.waitFor(patienceMillis, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "the program has not ended " + patienceMillis + " ms after its input");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
