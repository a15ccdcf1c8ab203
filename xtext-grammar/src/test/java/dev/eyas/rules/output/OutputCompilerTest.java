package dev.eyas.rules.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.eyas.rules.condition.FalcoConditionParser;
import dev.eyas.rules.condition.FilterError;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputCompilerTest {
  private static final OutputCompiler COMPILER = new OutputCompiler(new FalcoConditionParser());

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
        "**x|*x",
        "*%proc.name|{proc.name:0}",
        "%proc.name%proc.pid|{proc.name:0}{proc.pid:0}",
        "%proc.name[1]|{proc.name:0}[1]",
        "%proc.env[HOME]x|{proc.env[HOME]:0}x",
        "%evt.arg[0]|{evt.arg[0]:0}",
        "%10toupper(proc.name)|{toupper(proc.name):10}",
        "%k8s.pod.label.app.kubernetes.io|{k8s.pod.label.app.kubernetes.io:0}",
        "%tolower(toupper(proc.name))|{tolower(toupper(proc.name)):0}",
        "%getopt(fd.types, \"a\")[a]|{getopt(fd.types,a)[a]:0}",
        "é%proc.nameé|é{proc.name:0}é",
        "%evt.outputtime %fd.net|{evt.outputtime:0} {fd.net:0}",
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
      strings = {
        "%",
        "% proc.name",
        "%%",
        "%no.such",
        "%evt.arg.nosuch",
        "%val(proc.name)",
        "%toupper (proc.name)",
        "%-10proc.name",
        "%10 proc.name",
        "%evt.arg",
        "%container.label",
        "%proc",
        "x %"
      })
  void refuses(String output) {
    assertThrows(FilterError.class, () -> COMPILER.compile(output));
  }
}
