package dev.eyas.ide.live;

import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveSensor;
import dev.eyas.sensor.control.ControlConnection;
import dev.eyas.sensor.control.InitializeResult;
import dev.eyas.sensor.control.LiveBackend;
import dev.eyas.sensor.control.Protocol;
import java.io.InputStream;
import java.io.PrintStream;

/** This node's sensor on the standard streams, without the distribution around it. */
public final class NodeSensor {
  private NodeSensor() {}

  public static void main(String[] args) throws Exception {
    InputStream in = System.in;
    PrintStream out = System.out;
    System.setOut(System.err);
    try (LiveSensor sensor = LiveSensor.open(LiveOptions.defaults())) {
      InitializeResult self = new InitializeResult(Protocol.VERSION, "test", "this node");
      new ControlConnection("test", in, out).serve(new LiveBackend(sensor), self);
    }
  }
}
