package dev.eyas.cli;

import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.control.ControlSocket;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.LiveBackend;
import dev.eyas.sensor.control.Protocol;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether and to whom the control interface is offered on a Unix socket. */
final class SocketOptions {
  private static final String USUAL = "/run/eyas/sensor.sock";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--socket",
      arity = "0..1",
      fallbackValue = USUAL,
      paramLabel = "PATH",
      description =
          "Let editors attach through this Unix socket (default: ${FALLBACK-VALUE}). Each has rules"
              + " of its own, beside those that run. Only root may connect, and the members of"
              + " --group.")
  private Path path;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Whose members may connect to --socket and see what happens on this node.")
  private String group;

  boolean isWanted() {
    if (path == null && group != null) {
      throw new ParameterException(spec.commandLine(), "--group is for --socket, which is missing");
    }
    return path != null;
  }

  Path path() {
    return path;
  }

  /**
   * @throws UserError if it cannot be opened, or not safely
   */
  ControlSocket open(LiveSensor sensor, String hostname) {
    try {
      return ControlSocket.open(
          path,
          Optional.ofNullable(group),
          () -> new LiveBackend(sensor),
          new InitializeResult(Protocol.VERSION, Version.ofDistribution(), hostname));
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      throw new UserError("--socket " + path + ": " + reason, e);
    } catch (IOException e) {
      throw new UserError("--socket " + path + ": " + e.getMessage(), e);
    }
  }
}
