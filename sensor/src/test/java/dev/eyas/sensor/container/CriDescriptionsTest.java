package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.container.cri.ContainerMetadata;
import dev.eyas.sensor.container.cri.ContainerStatus;
import dev.eyas.sensor.container.cri.ContainerStatusResponse;
import dev.eyas.sensor.container.cri.ImageSpec;
import dev.eyas.sensor.container.cri.PodSandboxMetadata;
import dev.eyas.sensor.container.cri.PodSandboxNetworkStatus;
import dev.eyas.sensor.container.cri.PodSandboxStatus;
import dev.eyas.sensor.container.cri.PodSandboxStatusResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers as CRI-O words them, where it differs from containerd, which tests run for real. */
class CriDescriptionsTest {
  private static final String ID =
      "87cebb60703ddb8a60c3ca6a8400fee6f29d5d1b97c4dbbe32315381ded04ad0";
  private static final String POD = "1".repeat(64);
  private static final String IMAGE_ID = "2".repeat(64);
  private static final String DIGEST = "sha256:" + "3".repeat(64);

  @Test
  void aContainerOfCriO() {
    ContainerStatusResponse answer =
        ContainerStatusResponse.newBuilder()
            .setStatus(
                ContainerStatus.newBuilder()
                    .setId(ID)
                    .setMetadata(ContainerMetadata.newBuilder().setName("till"))
                    .setImage(ImageSpec.newBuilder().setImage(IMAGE_ID))
                    .setImageRef("quay.io/eyas/test@" + DIGEST)
                    .putLabels("team", "blue"))
            .putInfo(
                "info",
                """
                {"sandboxID": "%s", "pid": 7, "privileged": true,
                 "runtimeSpec": {"annotations": {
                   "io.kubernetes.cri-o.Image": "%s",
                   "io.kubernetes.cri-o.ImageName": "quay.io/eyas/test:1"}}}
                """
                    .formatted(POD, IMAGE_ID))
            .build();

    ContainerInfo till = CriDescriptions.of("cri-o", answer, Optional.of(pod()));

    assertEquals("cri-o", till.type());
    assertEquals("till", till.name());
    assertEquals("87cebb60703d", till.id());
    assertEquals("quay.io/eyas/test:1", till.image());
    assertEquals("quay.io/eyas/test", till.repository());
    assertEquals("1", till.tag());
    assertEquals(IMAGE_ID, till.imageId());
    assertEquals(DIGEST, till.digest());
    assertTrue(till.privileged());
    assertEquals("10.85.0.7", till.ip());
    assertEquals("10.85.0.7", till.pod().ip());
    assertEquals("shop-0", till.pod().name());
    assertEquals("sales", till.pod().namespace());
    assertEquals("{\"interfaces\":[{\"name\":\"eth0\"}]}", till.pod().cniResult());
    assertEquals("blue", till.labels().get("team"));
    assertEquals("shop-0", till.labels().get("io.kubernetes.pod.name"));
  }

  @Test
  void itsSandbox() {
    ContainerInfo pause = CriDescriptions.sandbox("cri-o", pod());

    assertEquals("", pause.name());
    assertEquals(POD, pause.fullId());
    assertEquals("10.85.0.7", pause.pod().ip());
    assertEquals(Map.of("app", "shop"), pause.pod().labels());
  }

  private static PodSandboxStatusResponse pod() {
    return PodSandboxStatusResponse.newBuilder()
        .setStatus(
            PodSandboxStatus.newBuilder()
                .setId(POD)
                .setMetadata(
                    PodSandboxMetadata.newBuilder()
                        .setName("shop-0")
                        .setNamespace("sales")
                        .setUid("uid-1"))
                .setNetwork(PodSandboxNetworkStatus.newBuilder().setIp("10.85.0.7"))
                .putLabels("app", "shop"))
        .putInfo(
            "info",
            """
            {"runtimeSpec": {"annotations": {"io.kubernetes.cri-o.CNIResult":
              "{\\"interfaces\\":[{\\"name\\":\\"eth0\\"}]}"}}}
            """)
        .build();
  }
}
