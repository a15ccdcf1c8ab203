package dev.eyas.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES =
      List.of("proc.name", "proc.pname", "fd.name", "evt.type");

  @Test
  void aSlipIsForgivenAndTheNearestNameMeant() {
    assertEquals(Optional.of("proc.name"), NearestName.to("proc.nam", NAMES));
    assertEquals(Optional.of("proc.pname"), NearestName.to("proc.pnmae", NAMES));
    assertEquals(Optional.of("evt.type"), NearestName.to("evt.typ", NAMES));
  }

  @Test
  void whatIsTooDifferentIsAnotherName() {
    assertEquals(Optional.empty(), NearestName.to("x", NAMES));
    assertEquals(Optional.empty(), NearestName.to("container.image", NAMES));
  }
}
