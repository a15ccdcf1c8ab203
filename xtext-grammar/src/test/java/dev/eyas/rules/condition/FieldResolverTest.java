package dev.eyas.rules.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldResolverTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "proc.name,,proc.name,CHARBUF",
        "proc.aname,2,proc.aname[2],CHARBUF",
        "proc.env,HOME,proc.env[HOME],CHARBUF",
        "evt.arg.flags,,evt.arg.flags,CHARBUF",
        "evt.arg,0,evt.arg[0],CHARBUF",
        "evt.rawarg.res,,evt.rawarg.res,ERRNO",
        "evt.type.is.open,,evt.type.is.open,UINT32",
        "evt.abspath.src,,evt.abspath.src,CHARBUF",
        "thread.cgroup.cpuset,,thread.cgroup.cpuset,CHARBUF",
        "container.label,a b,container.label[\"a b\"],CHARBUF",
      })
  void findsAField(String name, String argument, String text, ParamType type) {
    Operand.FieldRef field = FieldResolver.resolve(name, argument);
    assertEquals(text, field.text());
    assertEquals(type, field.type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no.such||filter_check called with nonexistent field no.such",
        "proc.name|1|filter_check called with nonexistent field proc.name[1]",
        "proc.aname|x|filter_check called with nonexistent field proc.aname[x]",
        "evt.arg||filter syntax error: evt.arg",
        "evt.arg|abc|abc is not a valid number",
        "evt.arg.nosuch||unknown event argument nosuch",
        "evt.rawarg|1|evt.arg fields must be expressed explicitly",
        "evt.type.is.nosuch||unknown event type nosuch",
        "thread.cgroup|cpu|filter syntax error: thread.cgroup[cpu]",
        "container.id|1|filter 'container.id[1]': container.id does not allow nor require an argument but one is provided: 1",
        "container.label||filter 'container.label': container.label requires an argument but none provided",
      })
  void refusesAsFalcoDoes(String name, String argument, String message) {
    FilterError error =
        assertThrows(FilterError.class, () -> FieldResolver.resolve(name, argument));
    assertEquals(message, error.getMessage());
  }

  @Test
  void onlyOneFieldIsAList() {
    assertTrue(FieldResolver.resolve("fd.types", null).isList());
  }
}
