package dev.eyas.rules.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimilarTest {
  private static final List<String> NAMES =
      List.of("proc.name", "proc.pname", "fd.name", "evt.type");

  @Test
  void aSlipIsForgivenAndTheNearestNameIsFirst() {
    assertEquals(List.of("proc.name", "proc.pname"), Similar.to("proc.nam", NAMES));
    assertEquals("proc.pname", Similar.to("proc.pnmae", NAMES).get(0));
    assertEquals(List.of("evt.type"), Similar.to("evt.typ", NAMES));
  }

  @Test
  void onlyAClearWinnerIsTheNearest() {
    assertEquals(Optional.of("proc.name"), Similar.nearest("proc.nmae", NAMES));
    assertEquals(
        Optional.empty(), Similar.nearest("proc.xname", List.of("proc.aname", "proc.pname")));
    assertEquals(Optional.empty(), Similar.nearest("x", NAMES));
  }

  @Test
  void whatIsTooDifferentIsAnotherName() {
    assertEquals(List.of(), Similar.to("x", NAMES));
    assertEquals(List.of(), Similar.to("container.image", NAMES));
  }
}
