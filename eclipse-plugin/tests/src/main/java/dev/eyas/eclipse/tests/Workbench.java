package dev.eyas.eclipse.tests;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** The running workbench, driven from its own UI thread. */
final class Workbench {
  private static final int NAP_MILLIS = 20;

  private Workbench() {}

  /** Lets the workbench work until the condition holds; fails with what was seen last. */
  static void await(
      String what, Duration patience, BooleanSupplier condition, Supplier<?> lastSeen) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what + " within " + patience + "; seen: " + lastSeen.get());
      }
      work();
    }
  }

  /** Lets the workbench work for a while, so that what was drawn is on the screen. */
  static void settle(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < deadline) {
      work();
    }
  }

  private static void work() {
    Display display = Display.getCurrent();
    while (display.readAndDispatch()) {
      // Each call handles one event.
    }
    try {
      Thread.sleep(NAP_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static IWorkbenchPage page() {
    return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
  }

  static void hide(String view) {
    IViewPart shown = page().findView(view);
    if (shown != null) {
      page().hideView(shown);
    }
  }

  /** Runs a command as its menu entry does: with the handler that is active now. */
  static void execute(String command) {
    try {
      PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
    } catch (CommandException e) {
      throw new AssertionError("The command cannot be executed: " + command, e);
    }
  }

  /** Writes what the whole screen shows to the folder that the build keeps. */
  static void screenshot(String name) throws IOException, InterruptedException {
    settle(Duration.ofMillis(500));
    var folder = new File(System.getProperty("eyas.screenshots"));
    folder.mkdirs();
    var file = new File(folder, name + ".png");
    Process importing =
        new ProcessBuilder("import", "-window", "root", file.getPath()).inheritIO().start();
    if (!importing.waitFor(30, TimeUnit.SECONDS) || importing.exitValue() != 0) {
      throw new AssertionError("No screenshot could be taken");
    }
  }
}
