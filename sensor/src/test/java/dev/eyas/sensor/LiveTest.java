package dev.eyas.sensor;

import dev.eyas.sensor.kernel.KernelRequirements;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Marks tests that need the kernel's events: root (or CAP_BPF and CAP_PERFMON) and BTF. Where these
 * are missing the tests are aborted with the reason printed, and with {@code -Deyas.ci=true} they
 * fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LiveTest.Capability.class)
public @interface LiveTest {

  /** Looks before the first test of a class. */
  final class Capability implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      Optional<String> missing = KernelRequirements.missing();
      if (missing.isEmpty()) {
        return;
      }
      String message = "NOT RUN: " + context.getDisplayName() + ": " + missing.get();
      if (Boolean.getBoolean("eyas.ci")) {
        throw new AssertionError(message);
      }
      System.err.println(message);
      throw new TestAbortedException(message);
    }
  }
}
