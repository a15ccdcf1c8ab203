package dev.eyas.sensor.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.nio.file.Path;
import java.time.Duration;

/** Makes connections to a docker daemon of this node. */
final class DockerClients {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /**
   * @param socket where the daemon listens
   * @param answer within which each answer must arrive; zero: whenever it comes
   */
  static DockerClient connect(Path socket, Duration answer) {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost("unix://" + socket.toAbsolutePath())
            .withDockerTlsVerify(false)
            .build();
    ZerodepDockerHttpClient.Builder http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .connectionTimeout(CONNECT);
    if (!answer.isZero()) {
      http.responseTimeout(answer);
    }
    return DockerClientImpl.getInstance(config, http.build());
  }

  private DockerClients() {}
}
