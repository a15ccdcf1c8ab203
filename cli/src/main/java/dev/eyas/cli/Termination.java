package dev.eyas.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM end a command in good order, with exit code 0 instead of the signal's.
 * Close it when the command has said all it has to say.
 */
final class Termination implements AutoCloseable {
  private static final long GRACE_SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable request;
  private final Thread hook = new Thread(this::terminate, "termination");

  private Termination(Runnable request) {
    this.request = request;
  }

  /**
   * @param request makes the command come to its end soon; called on another thread
   */
  static Termination callsFor(Runnable request) {
    Termination termination = new Termination(request);
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook ends the process.
    }
  }

  private void terminate() {
    request.run();
    try {
      boolean inTime = done.await(GRACE_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inTime ? 0 : 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
