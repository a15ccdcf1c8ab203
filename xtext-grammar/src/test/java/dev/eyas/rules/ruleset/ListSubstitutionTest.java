package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.Texts;
import dev.eyas.rules.TracedText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListSubstitutionTest {
  private final Collected<ListItem> lists = new Collected<>();
  private int number;

  @BeforeEach
  void define() {
    define("shells", "bash", "zsh");
    define("empty");
  }

  @Test
  void replacesANameThatStandsAlone() {
    assertEquals("f in ( bash, zsh )", apply("f in (shells)"));
    assertEquals("f in (a, bash, zsh ,b)", apply("f in (a,shells,b)"));
    assertEquals("f = bash, zsh ", apply("f = shells"));
    assertEquals("bash, zsh , x", apply("shells, x"));
    assertEquals("f in (my-shells, a.shells)", apply("f in (my-shells, a.shells)"));
    assertEquals("f = 'a bash, zsh b'", apply("f = 'a shells b'"));
  }

  @Test
  void oneBlankReplacesTheBlanksAroundAName() {
    assertEquals("f in ( bash, zsh )", apply("f in ( \n\t shells\r\n  )"));
    assertEquals("f in ( bash, zsh bash, zsh )", apply("f in (shells shells)"));
  }

  @Test
  void anEmptyListTakesACommaWithIt() {
    assertEquals("f in (a  )", apply("f in (a, empty)"));
    assertEquals("f in (   a)", apply("f in (empty, a)"));
    assertEquals("f in (  )", apply("f in (empty)"));
  }

  @Test
  void emptyItemsLeaveNoCommaBehind() {
    define("holes", "", "", "x", "");
    assertEquals("f in ( x,  )", apply("f in (holes)"));
    define("nothing", "", "");
    assertEquals("f in (a  )", apply("f in (a, nothing)"));
  }

  @Test
  void quotesItemsWithABlank() {
    define("names", "my app", "'quoted already'");
    assertEquals("f in ( \"my app\", 'quoted already' )", apply("f in (names)"));
  }

  @Test
  void looksOneLevelDeepAtListsDefinedBefore() {
    define("more", "fish", "shells", "later");
    define("later", "x");
    assertEquals("f in ( fish, bash, zsh, x )", apply("f in (more)"));
  }

  @Test
  void knowsWhichListsAreUsed() {
    ListSubstitution substitution = new ListSubstitution(lists);
    substitution.apply(Texts.traced("f in (shells)"));
    assertTrue(substitution.isUsed("shells"));
    assertFalse(substitution.isUsed("empty"));
  }

  private String apply(String condition) {
    return new ListSubstitution(lists).apply(Texts.traced(condition)).text().text();
  }

  private void define(String name, String... items) {
    List<TracedText> texts = Stream.of(items).map(Texts::traced).toList();
    Context context = Context.of(new RulesSource("test.yaml", ""));
    lists.put(name, new ListItem(name, texts, List.of(), context), number++);
  }
}
