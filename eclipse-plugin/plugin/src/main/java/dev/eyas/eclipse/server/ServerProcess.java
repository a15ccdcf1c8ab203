package dev.eyas.eclipse.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** The bundled distribution's language server as a process of its own, spoken to by its pipes. */
public final class ServerProcess implements AutoCloseable {
  private static final int EXIT_SECONDS = 3;

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the server that lies in the bundle's {@code dist/eyas}, with the Java that runs this
   * workbench; what it writes to standard error goes to {@code language-server.log} in the bundle's
   * state folder.
   *
   * @throws IOException if the bundle holds no distribution or the process cannot be started
   */
  public static ServerProcess start(Bundle bundle) throws IOException {
    Path home = distribution(bundle);
    Path java = Path.of(System.getProperty("java.home"));
    makeExecutable(launcher(home));
    Path log = Platform.getStateLocation(bundle).append("language-server.log").toPath();
    ProcessBuilder builder = new ProcessBuilder(command(home, java));
    builder.environment().put("JAVA_HOME", java.toString());
    return new ServerProcess(builder.redirectError(log.toFile()).start());
  }

  private static Path distribution(Bundle bundle) throws IOException {
    URL entry = bundle.getEntry("dist/eyas");
    if (entry == null) {
      throw new IOException("The plug-in " + bundle.getSymbolicName() + " holds no dist/eyas");
    }
    return new File(FileLocator.toFileURL(entry).getPath()).toPath();
  }

  private static Path launcher(Path home) {
    return home.resolve("bin").resolve("eyas");
  }

  /**
   * Unpacking a plug-in leaves no executable bits, and the server starts the sensor by the same
   * launcher. In an installation that the user may not write, live runs need a chmod by its owner.
   */
  private static void makeExecutable(Path launcher) {
    if (!Files.isExecutable(launcher) && !launcher.toFile().setExecutable(true, false)) {
      ILog.of(ServerProcess.class).warn("Not executable, so no live runs: " + launcher);
    }
  }

  /** The launcher is read by a shell: the server itself needs no executable bits. */
  private static List<String> command(Path home, Path java) {
    if (Platform.OS_WIN32.equals(Platform.getOS())) {
      Path jar = home.resolve("lib").resolve("eyas.jar");
      return List.of(
          java.resolve("bin").resolve("java").toString(),
          "-Deyas.home=" + home,
          "-jar",
          jar.toString(),
          "lsp");
    }
    return List.of("sh", launcher(home).toString(), "lsp");
  }

  InputStream output() {
    return process.getInputStream();
  }

  OutputStream input() {
    return process.getOutputStream();
  }

  /** Waits a moment for the server to end by itself, as {@code exit} told it to. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // It no longer reads: there is nothing left to wait for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
