package dev.eyas.sensor.conformance;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases about fields that only upstream's tests have, or about every type that a field can be. */
class MockConformanceTest {
  @TempDir Path folder;
  private Cases cases;

  @BeforeEach
  void read() throws IOException {
    cases = Cases.read();
  }

  @Test
  void checksOfMockFields() throws IOException {
    run("mock", "check");
  }

  @Test
  void typesThatTransformersTake() throws IOException {
    run("transform_types", "transformedTypes");
  }

  private void run(String group, String method) throws IOException {
    try (MockCatalog catalog = MockCatalog.in(folder)) {
      cases.run(group, test -> catalog.call(method, test.toString()));
    }
  }
}
