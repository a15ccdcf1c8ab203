package dev.eyas.sensor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelRequirementsTest {
  @Test
  void otherArchitecturesAreNamed() {
    String message = KernelRequirements.platform("Linux", "aarch64").orElseThrow();
    assertTrue(message.contains("no build for aarch64 yet"), message);
    assertEquals(Optional.empty(), KernelRequirements.platform("Linux", "amd64"));
    assertTrue(KernelRequirements.platform("Mac OS X", "aarch64").orElseThrow().contains("Linux"));
  }

  @Test
  void oldestKernel() {
    assertTrue(KernelRequirements.kernel("5.9.16-amd64").isPresent());
    assertTrue(KernelRequirements.kernel("4.19.0").isPresent());
    assertEquals(Optional.empty(), KernelRequirements.kernel("5.10.0-33-amd64"));
    assertEquals(Optional.empty(), KernelRequirements.kernel("6.18"));
  }

  @Test
  void capabilities() {
    assertTrue(KernelRequirements.capabilities("CapEff:\t0000000000000000\n").isPresent());
    assertTrue(KernelRequirements.capabilities("CapEff:\t0000008000000000\n").isPresent());
    assertEquals(Optional.empty(), KernelRequirements.capabilities("CapEff:\t000000c000000000\n"));
    assertEquals(Optional.empty(), KernelRequirements.capabilities("CapEff:\t0000000000200000\n"));
  }

  @Test
  void typeInformation() {
    assertTrue(
        KernelRequirements.btf(Path.of("/nonexistent/vmlinux")).orElseThrow().contains("BTF"));
  }

  @Test
  void lockdown() {
    assertTrue(KernelRequirements.lockdown("none integrity [confidentiality]\n").isPresent());
    assertEquals(
        Optional.empty(), KernelRequirements.lockdown("[none] integrity confidentiality\n"));
  }
}
