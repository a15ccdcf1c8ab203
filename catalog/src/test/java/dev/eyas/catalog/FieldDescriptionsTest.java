package dev.eyas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FieldDescriptionsTest {
  @Test
  void everyFieldIsDescribed() {
    assertEquals(List.of(), fieldsWhere(field -> FieldDescriptions.find(field).isEmpty()));
  }

  @Test
  void textsAreSentences() {
    assertEquals(
        List.of(),
        fieldsWhere(field -> !describe(field).text().matches("[A-Z0-9][^\\n]{10,400}\\.")));
  }

  @Test
  void examplesUseTheirField() {
    assertEquals(
        List.of(), fieldsWhere(field -> !describe(field).example().contains(field.name())));
  }

  @Test
  void deprecatedFieldsSaySo() {
    assertEquals(
        fieldsWhere(field -> field.has(Field.Flag.DEPRECATED)),
        fieldsWhere(field -> describe(field).text().startsWith("Deprecated.")));
  }

  @Test
  void conditionOnlyFieldsSaySo() {
    assertEquals(
        fieldsWhere(field -> field.has(Field.Flag.FILTER_ONLY)),
        fieldsWhere(field -> describe(field).text().startsWith("For conditions only.")));
  }

  private static FieldDescription describe(Field field) {
    return FieldDescriptions.find(field).orElseThrow();
  }

  private static List<String> fieldsWhere(Predicate<Field> condition) {
    return Fields.all().stream().filter(condition).map(Field::name).toList();
  }
}
