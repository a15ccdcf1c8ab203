package dev.eyas.cli;

import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.control.ControlConnection;
import dev.eyas.sensor.control.ControlSocket;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.LiveBackend;
import dev.eyas.sensor.control.Protocol;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "sensor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Watch this node under the control of clients, such as editors.",
      "With --stdio it ends with its client, with --socket by Ctrl-C or SIGTERM."
    })
final class SensorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ContainerSettings containers;

  @Mixin private SocketOptions socket;

  @Option(
      names = "--stdio",
      description = "Speak the control interface (JSON-RPC) on standard input and output.")
  private boolean stdio;

  @Override
  public Integer call() throws InterruptedException {
    if (stdio == socket.isWanted()) {
      throw new ParameterException(spec.commandLine(), "Either --stdio or --socket is needed.");
    }
    InputStream in = System.in;
    PrintStream out = System.out;
    // The protocol alone goes to standard output, whatever a library may have to say.
    System.setOut(System.err);
    LiveOptions options = LiveOptions.defaults().withContainers(containers.engines());
    String hostname = options.engine().hostname();
    try (LiveSensor sensor = Sensors.open(options)) {
      if (stdio) {
        InitializeResult self =
            new InitializeResult(Protocol.VERSION, Version.ofDistribution(), hostname);
        new ControlConnection("client", in, out).serve(new LiveBackend(sensor), self);
      } else {
        listen(sensor, hostname);
      }
    }
    return 0;
  }

  private void listen(LiveSensor sensor, String hostname) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (ControlSocket listening = socket.open(sensor, hostname);
        Termination termination = Termination.callsFor(listening::close)) {
      err.println("eyas: listening on " + socket.path() + "; Ctrl-C ends");
      listening.await();
      err.println("Events seen: " + sensor.events());
      err.println("Events dropped: " + Summary.describe(sensor.dropped()));
    }
  }
}
