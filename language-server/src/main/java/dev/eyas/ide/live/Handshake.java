package dev.eyas.ide.live;

import dev.eyas.sensor.control.InitializeParams;
import dev.eyas.sensor.control.Protocol;

/** How this server introduces itself to a sensor. */
final class Handshake {
  static InitializeParams greeting() {
    return new InitializeParams(Protocol.VERSION, "eyas lsp", version());
  }

  private static String version() {
    String version = Handshake.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private Handshake() {}
}
