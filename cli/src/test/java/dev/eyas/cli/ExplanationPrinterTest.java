package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.SourceRange;
import dev.eyas.sensor.NearMiss;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.filter.Explanation.FieldValue;
import dev.eyas.sensor.filter.Explanation.Kind;
import dev.eyas.sensor.filter.Explanation.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ExplanationPrinterTest {
  private static final SourceRange NOWHERE = new SourceRange("", 0, 0);

  private final StringWriter out = new StringWriter();

  private String print(NearMisses misses) {
    new ExplanationPrinter(new PrintWriter(out), Ansi.OFF).print(List.of(misses));
    return out.toString().replaceAll("\\d\\d:\\d\\d:\\d\\d", "TIME");
  }

  private static Explanation check(String text, Outcome outcome, FieldValue... values) {
    return new Explanation(Kind.CHECK, text, outcome, List.of(values), NOWHERE, List.of());
  }

  private static Explanation group(Kind kind, String text, Outcome outcome, Explanation... parts) {
    return new Explanation(kind, text, outcome, List.of(), NOWHERE, List.of(parts));
  }

  @Test
  void aTreeForEachEvent() {
    Explanation whole =
        group(
            Kind.AND,
            "and",
            Outcome.FALSE,
            check("evt.type = open", Outcome.TRUE, new FieldValue("evt.type", "open")),
            group(
                Kind.MACRO,
                "shell",
                Outcome.FALSE,
                check("proc.name in\n  (bash)", Outcome.FALSE, new FieldValue("proc.name", "cat"))),
            check("evt.buffer contains x", Outcome.NO_VALUE, new FieldValue("evt.buffer", null)));
    NearMiss miss = new NearMiss(1, "Shell", 123_456_789, 7, "open", "a file", whole);

    assertEquals(
        """

        Rule 'Shell': 2 of its 1,000 events matched; 50 more were too many to look at

        1 of 3 held: TIME.123456789 event 7, open: a file
          ✗ and
            ✓ evt.type = open   # evt.type is open
            ✗ shell
              ✗ proc.name in (bash)   # proc.name is cat
            ∅ evt.buffer contains x   # evt.buffer has no value
        """,
        print(new NearMisses(1, "Shell", 1000, 2, 50, List.of(miss))));
  }

  @Test
  void noEventAtAll() {
    assertEquals(
        """

        Rule 'Shell': 0 of its 0 events matched
        No event of a type that it is for has come.
        """,
        print(new NearMisses(1, "Shell", 0, 0, 0, List.of())));
  }
}
