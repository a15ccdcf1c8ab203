package dev.eyas.rules.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.eyas.catalog.ListModifier;
import dev.eyas.catalog.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FalcoConditionParserTest {
  private final ConditionParser parser = new FalcoConditionParser();

  @Test
  void readsAComparison() {
    Syntax.Check check = (Syntax.Check) parser.condition("proc.aname[2] contains oneof (a, 'b c')");
    assertEquals(new Syntax.FieldTerm("proc.aname", "2"), check.left());
    assertEquals(Operator.CONTAINS, check.operator());
    assertEquals(ListModifier.ONEOF, check.modifier());
    assertEquals(List.of("a", "b c"), ((Syntax.Values) check.right()).texts());
  }

  @Test
  void bindsAndTighterThanOr() {
    Syntax.Or or = (Syntax.Or) parser.condition("a or b and not c");
    assertEquals(new Syntax.MacroRef("a", 0, 1), or.operands().get(0));
    Syntax.And and = (Syntax.And) or.operands().get(1);
    assertEquals(5, and.start());
    assertInstanceOf(Syntax.Not.class, and.operands().get(1));
  }

  @Test
  void foldsNegations() {
    assertInstanceOf(Syntax.MacroRef.class, parser.condition("not not a"));
    Syntax.Not outer = (Syntax.Not) parser.condition("not (not a)");
    assertInstanceOf(Syntax.Not.class, outer.operand());
  }

  @Test
  void undoesEscapesInQuotesOnly() {
    assertEquals("a\tb\"", value("fd.name = \"a\\tb\\\"\""));
    assertEquals("A", value("fd.name = '\\x41'"));
    assertEquals("\uDCFF", value("fd.name = '\\xff'"));
    assertEquals("a\\tb", value("fd.name = a\\tb"));
    assertEquals("\\", value("fd.name = \"\\ \""));
  }

  private String value(String condition) {
    return ((Syntax.Value) ((Syntax.Check) parser.condition(condition)).right()).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(evt.num=1|expected a ')' token|10",
        "evt.num=1)|unexpected token after '1', expecting 'or', 'and'|9",
        "evt.num = 1 and|expected blank or '(' after 'and'|15",
        "proc.name oneof (a)|expected a valid check operator: one of 'exists', '<=', '<', '>=', '>', '==', '=', '!=', 'glob', 'iglob', 'contains', 'icontains', 'bcontains', 'startswith', 'bstartswith', 'endswith', 'regex', 'intersects', 'in', 'pmatch'|10",
        "proc.name in (a,)|expected a string value|16",
        "val(proc.name) = a|unexpected token after 'val', expecting 'or', 'and'|3",
        "fd.name = \"a\\q\"|unsupported string escape sequence: \\q|15",
      })
  void saysWhereItCannotReadOn(String condition, String message, int offset) {
    SyntaxError error = assertThrows(SyntaxError.class, () -> parser.condition(condition));
    assertEquals(message, error.getMessage());
    assertEquals(offset, error.offset());
  }
}
