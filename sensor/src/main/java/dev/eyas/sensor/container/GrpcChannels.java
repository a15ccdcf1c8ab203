package dev.eyas.sensor.container;

import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.nio.file.Path;
import java.time.Duration;

/** Makes gRPC connections to sockets of this node. */
final class GrpcChannels {
  /** Within which each call must be answered. */
  static final Duration ANSWER = Duration.ofSeconds(5);

  private static final int MOST_BYTES = 16 << 20;

  /** Returns at once; the first call connects. */
  static ManagedChannel connect(Path socket) {
    // The address is never used, but must be one that nobody has to look up.
    return OkHttpChannelBuilder.forAddress("127.0.0.1", 1)
        .overrideAuthority("localhost")
        .proxyDetector(address -> null)
        .disableServiceConfigLookUp()
        .usePlaintext()
        .socketFactory(UnixSocket.factory(socket))
        .maxInboundMessageSize(MOST_BYTES)
        .directExecutor()
        .build();
  }

  private GrpcChannels() {}
}
