package dev.eyas.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinedFileTest {
  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "2,1", "3,2", "4,3", "5,3", "6,3"})
  void aLinesEndBelongsToIt(int offset, int line) {
    assertEquals(line, new LinedFile(new RulesSource("a.yaml", "ab\n\ncd")).lineAt(offset));
  }
}
