package dev.eyas.rules.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.eyas.rules.condition.FilterError;
import dev.eyas.rules.condition.GrammarConditionParser;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputCompilerTest {
  private static final OutputCompiler COMPILER = new OutputCompiler(new GrammarConditionParser());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a %proc.name b|a {proc.name:0} b",
        "%proc.nameand%thread.tidend|{proc.name:0}and{thread.tid:0}end",
        "%10proc.name|{proc.name:10}",
        "%proc.aname[2]x|{proc.aname[2]:0}x",
        "%proc.aname[x]|{proc.aname:0}[x]",
        "%proc.name.|{proc.name:0}.",
        "%evt.arg.flags=|{evt.arg.flags:0}=",
        "%toupper(proc.name)!|{toupper(proc.name):0}!",
        "%concat( proc.name, \"-\" ) (x)|{concat(proc.name,-):0} (x)",
        "*x|x",
      })
  void splits(String output, String expected) {
    String parts =
        COMPILER.compile(output).parts().stream()
            .map(OutputCompilerTest::show)
            .collect(Collectors.joining());
    assertEquals(expected, parts);
  }

  private static String show(OutputTemplate.Part part) {
    if (part instanceof OutputTemplate.Value value) {
      return "{" + value.operand().text() + ":" + value.width() + "}";
    }
    return ((OutputTemplate.Literal) part).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%", "% proc.name", "%%", "%no.such", "%evt.arg.nosuch", "%val(proc.name)"})
  void refuses(String output) {
    assertThrows(FilterError.class, () -> COMPILER.compile(output));
  }
}
