package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.sensor.filter.FieldTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldCoverageTest {
  @Test
  void everyFieldIsExtracted() {
    Set<String> extracted = new FieldTable().names();

    assertEquals(
        List.of(),
        Fields.all().stream().map(Field::name).filter(name -> !extracted.contains(name)).toList());
  }

  @Test
  void nothingIsExtractedThatTheCatalogueLacks() {
    Set<String> known = Fields.all().stream().map(Field::name).collect(Collectors.toSet());

    assertEquals(
        List.of(), new FieldTable().names().stream().filter(n -> !known.contains(n)).toList());
  }
}
