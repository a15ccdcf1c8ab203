package dev.eyas.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eyas.sensor.kernel.KernelRequirements;
import java.util.Optional;

/** Live tests run wherever they can; in CI, being unable to is a failure. */
final class LiveRequirements {
  static void assume() {
    Optional<String> missing = KernelRequirements.missing();
    if (!Boolean.getBoolean("eyas.ci")) {
      assumeTrue(missing.isEmpty(), () -> "NOT RUN: " + missing.orElseThrow());
    }
  }

  private LiveRequirements() {}
}
