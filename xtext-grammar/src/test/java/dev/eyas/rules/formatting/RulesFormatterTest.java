package dev.eyas.rules.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulesFormatterTest {
  private static final String LONG =
      "evt.type in (open, openat) and evt.is_open_read = true and fd.typechar = 'f' and fd.num >= 0 and proc.tty != 0";

  @Test
  void aFileThatIsLaidOutIsLeftAlone() {
    String text =
        """
        # A comment

        - list: shells
          items: [bash, "zsh", 'dash']

        - rule: A shell   # trailing
          desc: >
            Somebody
              indented
          condition: >
            spawned
            and proc.name in (shells)
          output: A shell (command=%proc.cmdline)
          priority: WARNING
          exceptions:
            - name: known
              fields: [proc.name]
          # tags: [a]
        """;
    assertEquals(List.of(), RulesFormatter.format(text).changes());
  }

  @Test
  void eachLevelStandsTwoColumnsFurtherIn() {
    assertFormatted(
        """
          -    rule: r
               desc:   "a
           b"
               tags:
               - a
               -   b
               exceptions:
                      - name: e
                        values:
                        - [a,b]
                        - - c
                          - d
          -
            macro: m
        """,
        """
        - rule: r
          desc: "a
            b"
          tags:
            - a
            - b
          exceptions:
            - name: e
              values:
                - [a, b]
                - - c
                  - d
        -
          macro: m
        """);
  }

  @Test
  void aBlockScalarKeepsItsShape() {
    assertFormatted(
        """
        - rule: r
          desc: |
             one
               two

             three
          output: >2
              four
            five
          source: |+
              six


        """,
        """
        - rule: r
          desc: |
            one
              two

            three
          output: >2
              four
            five
          source: |+
            six


        """);
  }

  @Test
  void anExplicitIndentationCountsFromTheNewColumn() {
    assertFormatted(
        """
        - rule: r
          tags:
          - |2
              a
             b
        """,
        """
        - rule: r
          tags:
            - |2
                a
               b
        """);
  }

  @Test
  void aShortConditionGetsItsBlanks() {
    assertFormatted(
        "- macro: m\n  condition: not(a)  and( proc.name=x or fd.num>=0 ) and tolower( proc.name )in(a,b)\n",
        "- macro: m\n  condition: not (a) and (proc.name = x or fd.num >= 0) and tolower(proc.name) in (a, b)\n");
  }

  @Test
  void aLongConditionIsBrokenAtItsConnectives() {
    assertFormatted(
        "- macro: m\n  condition: " + LONG + "  # why\n  append: false\n",
        """
        - macro: m
          condition: >  # why
            evt.type in (open, openat)
            and evt.is_open_read = true
            and fd.typechar = 'f'
            and fd.num >= 0
            and proc.tty != 0
          append: false
        """);
  }

  @Test
  void whatIsStillTooLongIsBrokenInItsParentheses() {
    assertFormatted(
        "- macro: m\n  condition: x and not(" + LONG + " or a and " + LONG + ")\n",
        """
        - macro: m
          condition: >
            x
            and not (
              evt.type in (open, openat)
                and evt.is_open_read = true
                and fd.typechar = 'f'
                and fd.num >= 0
                and proc.tty != 0
              or a
                and evt.type in (open, openat)
                and evt.is_open_read = true
                and fd.typechar = 'f'
                and fd.num >= 0
                and proc.tty != 0
            )
        """);
  }

  @Test
  void aLongListIsFilled() {
    String names = "abcdefghij, ".repeat(12) + "end";
    assertFormatted(
        "- list: l\n  items: ["
            + names
            + "]\n- macro: m\n  condition: proc.name in ("
            + names
            + ")\n",
        """
        - list: l
          items: [
            abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij,
            abcdefghij, abcdefghij, abcdefghij, abcdefghij, end
            ]
        - macro: m
          condition: >
            proc.name in (
              abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij,
              abcdefghij, abcdefghij, abcdefghij, abcdefghij, abcdefghij, end
            )
        """);
  }

  @Test
  void aQuotedConditionThatIsTooLongLosesItsQuotes() {
    assertFormatted(
        "- macro: m\n  condition: \"proc.name = \\\"a b\\\" and " + LONG + "\"\n",
        """
        - macro: m
          condition: >
            proc.name = "a b"
            and evt.type in (open, openat)
            and evt.is_open_read = true
            and fd.typechar = 'f'
            and fd.num >= 0
            and proc.tty != 0
        """);
  }

  @Test
  void anAppendedConditionBeginsWithItsConnective() {
    assertFormatted(
        "- macro: m\n  condition: >\n   or a\n   or b and c\n",
        "- macro: m\n  condition: >\n    or a\n    or b and c\n");
  }

  @Test
  void aBlankThatWouldChangeTheMeaningIsNotPutIn() {
    List.of(
            // a list named l would take the place of the word
            "- macro: m\n  condition: proc.pid >l\n",
            // a comment would begin
            "- macro: m\n  condition: proc.name=#x\n",
            // text of a string
            "- macro: m\n  condition: proc.name = \"a=b  and(c)\"\n",
            "- macro: m\n  condition: |\n    proc.name = \"a\n      b\"\n")
        .forEach(text -> assertEquals(List.of(), RulesFormatter.format(text).changes(), text));
  }

  @Test
  void commentsStayWithWhatTheyAreAbout() {
    assertFormatted(
        """
            # first
        - list: a
            # of the key
          items:
          - x
                # of the element
          # of y
          - y
           # at the end of the list
         # at the end of the item
        # of the next one
        - list: b
        """,
        """
        # first
        - list: a
          # of the key
          items:
            - x
            # of the element
            # of y
            - y
            # at the end of the list
        # at the end of the item
        # of the next one
        - list: b
        """);
  }

  @Test
  void oneEmptyLineIsEnough() {
    assertFormatted("\n\n- list: a\n\n \n\n- list: b  \n\n\n", "- list: a\n\n- list: b\n");
    assertFormatted("- list: a", "- list: a\n");
    assertFormatted("\n \n", "");
  }

  @Test
  void theFinalLineBreakOfATextStays() {
    assertFormatted("- rule: r\n  desc: |\n     a", "- rule: r\n  desc: |\n    a");
    assertFormatted("- rule: r\n  desc: |-\n     a", "- rule: r\n  desc: |-\n    a\n");
  }

  @Test
  void lineBreaksByteOrderMarksAndDocumentsStay() {
    assertFormatted(
        "\uFEFF%YAML 1.1\r\n---\r\n- macro: é\uD83D\uDE00\r\n  condition: a\r\n   and b\r\n---\r\n -  list: x\r\n...\r\n",
        "\uFEFF%YAML 1.1\r\n---\r\n- macro: é\uD83D\uDE00\r\n  condition: >\r\n    a\r\n    and b\r\n---\r\n- list: x\r\n...\r\n");
  }

  @Test
  void anchorsAliasesAndFlowCollectionsStay() {
    assertFormatted(
        """
        - &a
           list: l
           items:   &items [ a , b ]
        - {macro: m,   condition: a  and b,
         append: true}
        - list: k
          items: *items
          override:
             !!map
             items: append
        """,
        """
        - &a
          list: l
          items: &items [a, b]
        - {macro: m,   condition: a  and b,
          append: true}
        - list: k
          items: *items
          override:
            !!map
            items: append
        """);
  }

  @Test
  void aBrokenItemStaysAsItIs() {
    String broken = "- rule: \"r\n   condition:   a  and\n   desc: x\n";
    String condition = "- macro: n\n  condition:  (a  and b\n";
    Formatted formatted =
        RulesFormatter.format("-   list: a\n" + broken + condition + "-   list: b\n");
    assertEquals(
        "- list: a\n" + broken + condition + "- list: b\n",
        TextChange.apply(
            "-   list: a\n" + broken + condition + "-   list: b\n", formatted.changes()));
    assertEquals(
        List.of(
            new Untouched(12, "is no sound YAML"),
            new Untouched(12 + broken.length(), "has a syntax error in its condition")),
        formatted.untouched());
  }

  @Test
  void whatIsNoListOfItemsStaysAsItIs() {
    for (String text :
        List.of("rule:   r\n", "[ a,b ]\n", "just   text\n", "{ a:  b }\n", "? a\n: b\n")) {
      assertEquals(List.of(), RulesFormatter.format(text).changes(), text);
    }
  }

  @Test
  void aStretchIsLaidOutByWholeItems() {
    String text = "-   list: a\n-   list: b\n-   list: c\n";
    int inB = text.indexOf("b");
    assertEquals(
        "-   list: a\n- list: b\n-   list: c\n",
        TextChange.apply(text, RulesFormatter.format(text, inB, inB).changes()));
  }

  private static void assertFormatted(String text, String expected) {
    String once = TextChange.apply(text, RulesFormatter.format(text).changes());
    assertEquals(expected, once);
    assertEquals(once, TextChange.apply(once, RulesFormatter.format(once).changes()));
  }
}
