package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.TracedText;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ItemTextTest {
  private static final String BASE =
      """
      - list: l
        items: [a, 'b c', "1, 2"]
      - macro: m
        condition: (proc.name in (l) or
          evt.type = dup)
      - rule: r
        desc: It is so
        condition: >
          evt.type = open
          and m
        output: 'file=%fd.name: "x"'
        priority: warning
        tags: [t, 'a, b']
        exceptions:
          - name: e
            fields: [proc.name, fd.name]
            values:
              - [x, /a]
      """;

  @Test
  void writesARuleAsItIsAfterItsOverride() {
    MergedItems items =
        merge(
            BASE,
            """
            - rule: r
              condition: and proc.pid > 1
              enabled: false
              priority: ERROR
              exceptions:
                - name: e
                  values:
                    - [y, [/b, 'c d']]
                - name: f
                  fields: proc.name
                  comps: in
                  values: [z]
              override:
                condition: append
                enabled: replace
                priority: replace
                exceptions: append
            """);
    assertEquals(
        """
        - rule: r
          desc: It is so
          condition: >-
            evt.type = open
            and m
            and proc.pid > 1
          output: "file=%fd.name: \\"x\\""
          priority: ERROR
          tags: ["a, b", t]
          enabled: false
          exceptions:
            - name: e
              fields: [proc.name, fd.name]
              values:
                - [x, /a]
                - [y, [/b, c d]]
            - name: f
              fields: proc.name
              comps: in
              values:
                - z
        """,
        ItemText.of(items.rule("r").orElseThrow()).text());
  }

  @Test
  void eachCharacterKnowsItsFile() {
    MergedItems items = merge(BASE, "- rule: r\n  output: more\n  override:\n    output: append\n");
    TracedText text = ItemText.of(items.rule("r").orElseThrow());
    String later =
        text.segments().stream()
            .filter(segment -> segment.origin().source().equals("1"))
            .filter(segment -> segment.cause() == TracedText.Cause.WRITTEN)
            .map(segment -> text.text().substring(segment.start(), segment.end()))
            .collect(Collectors.joining("|"));
    assertEquals("more", later);
  }

  @Test
  void readsAsTheSameAgain() {
    requireSameAgain(List.of(new RulesSource("0", BASE)));
  }

  @Test
  void theOfficialFilesReadAsTheSameAgain() {
    requireSameAgain(
        Corpus.officialRules().entrySet().stream()
            .map(file -> new RulesSource(file.getKey(), file.getValue()))
            .toList());
  }

  @Test
  void oddTextsReadAsTheSameAgain() {
    for (String odd :
        List.of(
            "'- x'",
            "'~'",
            "'null'",
            "\"tab\\there\"",
            "\" blank\"",
            "'#'",
            "'a #b'",
            "'a: b'",
            "'{x}'",
            "'---'",
            "\"\\u2028\"",
            "'-'",
            "'é “x”'",
            "'%x'",
            "'@x'",
            "'!x'",
            "'&x'",
            "\"two\\nlines\"",
            "\"end\\n\"",
            "'a:'",
            "'?'",
            "'? x'",
            "\"\\\\\"",
            "'[x'")) {
      requireSameAgain(
          List.of(new RulesSource("0", BASE.replace("It is so", odd).replace("'b c'", odd))));
    }
  }

  private static void requireSameAgain(List<RulesSource> sources) {
    MergedItems once = new RulesLoader().merge(sources);
    String text =
        Stream.of(
                once.lists().stream().map(ItemText::of),
                once.macros().stream().map(ItemText::of),
                once.rules().stream().map(ItemText::of))
            .flatMap(Function.identity())
            .map(TracedText::text)
            .collect(Collectors.joining());
    MergedItems again = new RulesLoader().merge(List.of(new RulesSource("again", text)));
    assertEquals(String.join("\n", shown(once)), String.join("\n", shown(again)));
  }

  private static List<String> shown(MergedItems items) {
    return Stream.of(
            items.lists().stream().map(l -> l.name() + l.items()),
            items.macros().stream().map(m -> m.name() + YamlText.flowing(m.condition())),
            items.rules().stream()
                .map(
                    r ->
                        Stream.of(
                                r.name(),
                                r.description(),
                                YamlText.flowing(r.condition()),
                                r.output(),
                                r.priority(),
                                r.source(),
                                r.enabled(),
                                r.warnEventTypes(),
                                r.skipIfUnknownFilter(),
                                r.tags().keySet(),
                                r.exceptions())
                            .map(Object::toString)
                            .collect(Collectors.joining("\n"))))
        .flatMap(Function.identity())
        .toList();
  }

  private static MergedItems merge(String... texts) {
    RulesSource[] sources = new RulesSource[texts.length];
    Arrays.setAll(sources, i -> new RulesSource(String.valueOf(i), texts[i]));
    return new RulesLoader().merge(List.of(sources));
  }
}
