package dev.eyas.cli;

import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.control.ControlConnection;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.LiveBackend;
import dev.eyas.sensor.control.Protocol;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sensor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Watch this node under the control of a client, such as an editor.",
      "It ends with its client."
    })
final class SensorCommand implements Callable<Integer> {
  @Mixin private DockerOption docker;

  @Option(
      names = "--stdio",
      required = true,
      description = "Speak the control interface (JSON-RPC) on standard input and output.")
  private boolean stdio;

  @Override
  public Integer call() throws InterruptedException {
    InputStream in = System.in;
    PrintStream out = System.out;
    // The protocol alone goes to standard output, whatever a library may have to say.
    System.setOut(System.err);
    LiveOptions options = LiveOptions.defaults().withDockerSocket(docker.socket());
    try (LiveSensor sensor = Sensors.open(options)) {
      InitializeResult self =
          new InitializeResult(
              Protocol.VERSION, Version.ofDistribution(), options.engine().hostname());
      new ControlConnection(in, out).serve(new LiveBackend(sensor), self);
    }
    return 0;
  }
}
