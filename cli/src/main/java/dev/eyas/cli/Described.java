package dev.eyas.cli;

import com.google.gson.JsonObject;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule, a macro or a list as it is after all files, ready to be told. */
interface Described {
  /** All of this name: a rule, a macro and a list may share one. */
  static List<Described> named(String name, EffectiveRuleset ruleset) {
    return Stream.of(
            ruleset.rule(name).<Described>map(rule -> new DescribedRule(rule, ruleset)),
            ruleset.macro(name).<Described>map(macro -> new DescribedMacro(macro, ruleset)),
            ruleset.list(name).<Described>map(list -> new DescribedList(list, ruleset)))
        .flatMap(found -> found.stream())
        .toList();
  }

  /** Rules, then macros, then lists, each in order of definition. */
  static List<Described> all(EffectiveRuleset ruleset) {
    return Stream.of(
            ruleset.rules().stream().<Described>map(rule -> new DescribedRule(rule, ruleset)),
            ruleset.macros().stream().<Described>map(macro -> new DescribedMacro(macro, ruleset)),
            ruleset.lists().stream().<Described>map(list -> new DescribedList(list, ruleset)))
        .flatMap(found -> found)
        .toList();
  }

  /** Lists that a text names. */
  static SortedSet<String> listsIn(TracedText text) {
    return text.segments().stream()
        .map(TracedText.Segment::list)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Falco's name of the kind: {@code rules}, {@code macros} or {@code lists}. */
  String kind();

  /** As Falco describes it, and who wrote it. */
  JsonObject json(Provenance provenance);

  /** The one item that would say what all files say together. */
  TracedText item();

  /** What there is to know besides, by name; empty texts are not worth telling. */
  List<Provenance.Part> facts(Provenance provenance);

  List<Provenance.Part> history(Provenance provenance);

  /** The text that it comes to, piece by piece. */
  List<Provenance.Part> pieces(Provenance provenance);
}
