package dev.eyas.rules.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.Samples;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesTokenizerTest {
  private static final String CONFUSING =
      "\n\r\t \"'[]{}()#:,-?&*!|>%@`\\=<.ab0\uFEFF\uD83D\uDE00\0~+_x";

  @Test
  void coversEveryCharacterOfTheSamples() {
    Samples.ALL.forEach(RulesTokenizerTest::assertSound);
  }

  @Test
  void coversEveryCharacterOfEveryBeginning() {
    for (String sample : Samples.ALL) {
      for (int end = 0; end <= sample.length(); end++) {
        assertSound(sample.substring(0, end));
      }
    }
  }

  @Test
  void coversEveryCharacterOfDamagedText() {
    Random random = new Random(7);
    for (int round = 0; round < 4_000; round++) {
      assertSound(damage(Samples.ALL.get(round % Samples.ALL.size()), random));
    }
  }

  @Test
  void survivesDeepNesting() {
    for (String opening : List.of("[", "{a: ", "- ", "- [", "&a\n", "!t ", "- condition: (")) {
      assertSound(opening.repeat(20_000));
    }
    assertSound("- rule: r\n  condition: " + "(".repeat(20_000));
  }

  @Test
  void endsWhatTheCaretHasLeftAndNothingElse() {
    assertEquals(
        "RULE_ITEM rule : SCALAR condition : COND_BEGIN", caret("- rule: a\n  condition: "));
    assertEquals(
        "RULE_ITEM rule : SCALAR condition : COND_BEGIN FIELD_NAME = WORD and",
        caret("- rule: a\n  condition: >\n    proc.name = a and\n    "));
    assertEquals(
        "RULE_ITEM rule : SCALAR condition : COND_BEGIN FIELD_NAME = WORD COND_END",
        caret("- rule: a\n  condition: proc.name = a\n  "));
    assertEquals("RULE_ITEM rule : SCALAR ITEM_END", caret("- rule: a\n"));
    assertEquals("OTHER_ITEM", caret("- "));
    assertEquals(
        "LIST_ITEM list : SCALAR items : SEQ_BEGIN WORD", caret("- list: a\n  items: [bash, "));
    assertEquals(
        "RULE_ITEM rule : SCALAR output : OUT_BEGIN OTEXT %",
        caret("- rule: a\n  output: \"user=%"));
    assertEquals(
        "RULE_ITEM rule : SCALAR exceptions : SEQ_BEGIN SEQ_ITEM EXC_BEGIN",
        caret("- rule: a\n  exceptions:\n    - "));
  }

  @Test
  void readsTheConditionLanguageByWhatComesBefore() {
    assertEquals(
        "FIELD_NAME = WORD and FIELD_NAME in ( WORD , WORD )",
        condition("a.b = not and c.d in (and, or)"));
    assertEquals("FIELD_NAME exists and IDENT", condition("f.x existsand m"));
    assertEquals("FIELD_NAME in WORD", condition("f.x infoo"));
    assertEquals("FIELD_NAME ERROR", condition("f.x inters"));
    assertEquals(
        "FIELD_NAME = WORD and FIELD_NAME exists", condition("f.x = anyof and x.y exists"));
    assertEquals("FIELD_NAME = anyof ( WORD )", condition("f.x = anyof (a)"));
    assertEquals("not ( FIELD_NAME = WORD )", condition("not(evt.dir=>)"));
    assertEquals("FIELD_NAME [ ARG ] = STRING", condition("proc.aname[2] = 'x y'"));
    assertEquals(
        "TRANSFORMER ( STRING , ( FIELD_NAME , STRING ) ) = TRANSFORMER ( FIELD_NAME )",
        condition("join(',', (a.b, 'c')) = val(c.d)"));
    assertEquals("FIELD_NAME [ ARG = WORD", condition("a.b[c = d"));
    assertEquals("and FIELD_NAME > NUMBER", condition("and evt.num > 0x1F"));
  }

  @Test
  void findsFieldsInOutputs() {
    assertEquals(
        "OTEXT % FIELD_NAME OTEXT % FIELD_NAME OTEXT", output("a%proc.nameand%thread.tidend"));
    assertEquals("% NUMBER FIELD_NAME", output("%10proc.name"));
    assertEquals("% TRANSFORMER ( FIELD_NAME ) OTEXT", output("%toupper( proc.name ) x"));
    assertEquals("% FIELD_NAME OTEXT % FIELD_NAME [ ARG ]", output("%evt.arg.flags %proc.args[1]"));
    assertEquals("% OTEXT %", output("% x%"));
  }

  private static String condition(String text) {
    return describe(ConditionTokenizer.tokens(text));
  }

  private static String output(String text) {
    return describe(OutputTokenizer.tokens(text));
  }

  private static String caret(String text) {
    return describe(RulesTokenizer.tokensBeforeCaret(text));
  }

  private static String describe(List<SyntaxToken> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() == TokenKind.ERROR || !token.kind().isHidden())
        .map(token -> token.kind() == TokenKind.KEYWORD ? token.text() : token.kind().name())
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  static String damage(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, CONFUSING.charAt(random.nextInt(CONFUSING.length())));
        default -> damaged.setCharAt(at, CONFUSING.charAt(random.nextInt(CONFUSING.length())));
      }
    }
    return damaged.toString();
  }

  private static void assertSound(String text) {
    assertCovers(text, RulesTokenizer.tokens(text));
    assertBalanced(RulesTokenizer.tokens(text));
    assertCovers(text, RulesTokenizer.tokensBeforeCaret(text));
  }

  private static void assertCovers(String text, List<SyntaxToken> tokens) {
    int end = 0;
    for (SyntaxToken token : tokens) {
      assertEquals(end, token.start(), () -> token + " in " + text);
      assertTrue(token.end() >= token.start(), () -> token + " in " + text);
      end = token.end();
    }
    assertEquals(text.length(), end);
  }

  private static void assertBalanced(List<SyntaxToken> tokens) {
    Deque<String> open = new ArrayDeque<>();
    for (SyntaxToken token : tokens) {
      String kind = token.kind().name();
      if (kind.endsWith("_BEGIN")) {
        open.push(kind.replace("_BEGIN", "_END"));
      } else if (kind.endsWith("_ITEM") && !kind.equals("SEQ_ITEM")) {
        open.push("ITEM_END");
      } else if (kind.endsWith("_END")) {
        assertEquals(open.poll(), kind);
      }
    }
    assertTrue(open.isEmpty());
  }
}
