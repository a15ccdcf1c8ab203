package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText.Cause;
import dev.eyas.rules.TracedText.Segment;
import dev.eyas.rules.Written;
import dev.eyas.rules.condition.Condition;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who wrote which part of an effective rule. */
class ProvenanceTest {
  private static final String BASE =
      """
      - rule: r
        desc: d
        condition: evt.type = open
        output: out
        priority: INFO
        tags: [a]
      """;

  private String[] texts = {};

  @Test
  void anAppendKeepsTheFilesApart() {
    EffectiveRule rule =
        load(
            BASE,
            """
            - rule: r
              condition: and proc.name = "cat"
              output: '%fd.name'
              tags: [b]
              override: {condition: append, output: append, tags: append}
            """);
    assertEquals(
        List.of("0:evt.type = open", "1:+", "1:and proc.name = \"cat\""),
        parts(new Written(rule.expanded(), 0, rule.expanded().length())));
    assertEquals("out %fd.name", rule.merged().output().text());
    assertEquals(List.of("0:out", "1:'%fd.name'"), shown(rule.merged().contributions("output")));
    assertEquals(List.of("0:[a]", "1:[b]"), shown(rule.merged().contributions("tags")));
    assertEquals("1:b", shown(rule.merged().tags().get("b").range(0, 1)));
  }

  @Test
  void aReplacementLeavesNothingOfTheOldValue() {
    EffectiveRule rule =
        load(
            BASE,
            "- rule: r\n  priority: ERROR\n  enabled: no\n"
                + "  override: {priority: replace, enabled: replace}\n");
    assertEquals(List.of("1:ERROR"), shown(rule.merged().contributions("priority")));
    assertEquals(List.of("1:no"), shown(rule.merged().contributions("enabled")));
    assertEquals(List.of("0:evt.type = open"), shown(rule.merged().contributions("condition")));
    assertEquals(
        List.of(Change.Kind.DEFINE, Change.Kind.REPLACE),
        rule.merged().changes().stream().map(Change::kind).toList());
  }

  @Test
  void aRedefinitionForgetsWhatWasBefore() {
    EffectiveRule rule = load(BASE, BASE.replace("  tags: [a]\n", ""));
    assertEquals(List.of(), rule.merged().contributions("tags"));
    assertEquals(List.of("1:out"), shown(rule.merged().contributions("output")));
  }

  @Test
  void anAppendedExceptionStandsInItsFile() {
    EffectiveRule rule =
        load(
            BASE
                + "  exceptions:\n    - name: e\n      fields: [proc.name, fd.name]\n"
                + "      comps: [in, '=']\n      values:\n        - [[cat, my app], /a]\n",
            "- rule: r\n  exceptions:\n    - name: e\n      values:\n        - [dog, /b]\n"
                + "  override: {exceptions: append}\n");
    Condition.And and = (Condition.And) rule.condition();
    Condition.Or rows = (Condition.Or) ((Condition.Not) and.operands().get(1)).operand();
    Condition first = ((Condition.And) rows.operands().get(0)).operands().get(0);
    assertEquals("proc.name in (cat, \"my app\")", first.written().text());
    assertEquals(
        List.of("0:proc.name", "0:+", "0:in", "0:+", "0:+", "0:cat", "0:+", "0:my app", "0:+"),
        parts(first.written()).subList(0, 9));
    Condition last = ((Condition.And) rows.operands().get(1)).operands().get(1);
    assertEquals(List.of("0:fd.name", "0:+", "0:=", "0:+", "1:/b"), parts(last.written()));
  }

  @Test
  void aListInAMacroLeadsToItsItems() {
    EffectiveRule rule =
        load(
            "- list: inner\n  items: [zsh]\n- list: shells\n  items: [bash, inner]\n"
                + "- macro: m\n  condition: proc.name in (shells)\n",
            "- list: shells\n  items: [fish]\n  override: {items: append}\n",
            BASE.replace("evt.type = open", "evt.type = open and m"));
    Condition.MacroUse use =
        (Condition.MacroUse) ((Condition.And) rule.condition()).operands().get(1);
    assertEquals("2:m", shown(use.origin()));
    Written check = use.body().written();
    assertEquals("proc.name in ( bash, zsh, fish )", check.text());
    assertEquals(
        List.of(
            "0:proc.name in (",
            "0:+",
            "0:shells",
            "0:+",
            "0:shells",
            "0:+",
            "0:shells",
            "0:+",
            "0:)"),
        parts(check));
    List<Segment> items = check.segments().stream().filter(s -> s.list() != null).toList();
    assertEquals(
        List.of("0:bash", "0:zsh", "1:fish"), shown(items.stream().map(Segment::item).toList()));
    assertEquals(List.of("shells"), items.stream().map(Segment::list).distinct().toList());
  }

  @Test
  void macrosAndListsTellTheirChanges() {
    load(
        "- list: l\n  items: [a]\n- macro: m\n  condition: proc.name in (l)\n",
        "- macro: m\n  condition: or evt.type = dup\n  append: true\n" + BASE);
    LoadOutcome outcome = outcome();
    MergedMacro macro = outcome.merged().macro("m").orElseThrow();
    assertEquals("proc.name in (l) or evt.type = dup", macro.condition().text());
    assertEquals(
        List.of("0:proc.name in (l)", "1:or evt.type = dup"),
        shown(macro.contributions("condition")));
    EffectiveMacro effective = outcome.ruleset().macro("m").orElseThrow();
    assertFalse(effective.used());
    assertEquals("proc.name in ( a ) or evt.type = dup", effective.expanded().text());
    assertTrue(outcome.ruleset().list("l").orElseThrow().used());
  }

  @Test
  void whatIsMergedStaysWhereAConditionIsWrong() {
    texts = new String[] {BASE, BASE.replace("rule: r", "rule: s").replace("= open", "=")};
    LoadOutcome outcome = outcome();
    assertFalse(outcome.successful());
    assertEquals("evt.type =", outcome.merged().rule("s").orElseThrow().condition().text());
  }

  @Test
  void foldedAndQuotedTextStandsPieceByPiece() {
    EffectiveRule rule =
        load(BASE.replace("evt.type = open", ">\n    evt.type = open and\n    proc.name = 'x'"));
    Condition.And and = (Condition.And) rule.condition();
    assertEquals(List.of("0:proc.name = 'x'"), parts(and.operands().get(1).written()));
  }

  private EffectiveRule load(String... files) {
    texts = files;
    LoadOutcome outcome = outcome();
    assertTrue(outcome.successful(), () -> outcome.results().toString());
    return outcome.ruleset().rule("r").orElseThrow();
  }

  private LoadOutcome outcome() {
    RulesSource[] sources = new RulesSource[texts.length];
    Arrays.setAll(sources, i -> new RulesSource(String.valueOf(i), texts[i]));
    return new RulesLoader().load(List.of(sources));
  }

  /** Where the stretches of a part stand; a plus for what the loader added. */
  private List<String> parts(Written part) {
    return part.segments().stream()
        .map(s -> s.cause() == Cause.ADDED ? s.origin().source() + ":+" : shown(s.origin()))
        .toList();
  }

  private List<String> shown(List<SourceRange> ranges) {
    return ranges.stream().map(this::shown).toList();
  }

  private String shown(SourceRange range) {
    String text = texts[Integer.parseInt(range.source())];
    return range.source()
        + ":"
        + text.substring(range.offset(), range.offset() + range.length()).strip();
  }
}
