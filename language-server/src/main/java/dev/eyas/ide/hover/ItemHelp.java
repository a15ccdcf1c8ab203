package dev.eyas.ide.hover;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.catalog.Events;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.preview.OverrideSummary;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.condition.ConditionPrinter;
import dev.eyas.rules.ruleset.Change;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.MergedList;
import dev.eyas.rules.ruleset.MergedMacro;
import dev.eyas.rules.ruleset.MergedRule;
import dev.eyas.rules.validation.FolderLoad;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.resource.Resource;

/** What rules, macros and lists come to when all files are loaded, in Markdown. */
@Singleton
public final class ItemHelp {
  /** Longer lists are cut: a hover is no file viewer. */
  private static final int SHOWN_VALUES = 60;

  private static final int SHOWN_EVENT_TYPES = 12;

  private final FolderLoad load;

  @Inject
  ItemHelp(FolderLoad load) {
    this.load = load;
  }

  /** What a name means for a file; empty if nothing of the kind has this name. */
  public Optional<String> of(ItemKind kind, String name, Resource resource) {
    LoadOutcome outcome = load.outcome(resource);
    return switch (kind) {
      case MACRO -> outcome.merged().macro(name).map(macro -> macro(macro, outcome));
      case LIST -> outcome.merged().list(name).map(list -> list(list, outcome));
      case RULE -> outcome.merged().rule(name).map(rule -> rule(rule, outcome));
    };
  }

  private static String macro(MergedMacro macro, LoadOutcome outcome) {
    String written = oneLine(macro.condition());
    String expanded =
        outcome
            .ruleset()
            .macro(macro.name())
            .flatMap(EffectiveMacro::condition)
            .map(ConditionPrinter::print)
            .filter(text -> !isSame(text, written))
            .map(text -> "\n\nExpanded:\n" + code(text))
            .orElse("");
    return "**%s** macro\n%s%s%s"
        .formatted(macro.name(), code(written), expanded, history(macro.changes()));
  }

  private static String list(MergedList list, LoadOutcome outcome) {
    List<TracedText> items =
        outcome.ruleset().list(list.name()).map(found -> found.items()).orElse(list.items());
    String shown =
        items.stream().limit(SHOWN_VALUES).map(TracedText::text).collect(Collectors.joining(", "));
    String more = items.size() > SHOWN_VALUES ? ", …" : "";
    return "**%s** list of %d\n%s%s"
        .formatted(list.name(), items.size(), code(shown + more), history(list.changes()));
  }

  private static String rule(MergedRule rule, LoadOutcome outcome) {
    String types =
        outcome.ruleset().rule(rule.name()).map(found -> "\n\n" + eventTypes(found)).orElse("");
    return "**%s** rule, %s, %s\n\n%s\n%s%s%s"
        .formatted(
            rule.name(),
            rule.priority().label(),
            rule.enabled() ? "enabled" : "disabled",
            rule.description().text(),
            code(oneLine(rule.condition())),
            types,
            history(rule.changes()));
  }

  private static String eventTypes(EffectiveRule rule) {
    List<String> names =
        rule.eventTypes().stream().mapToObj(id -> Events.get(id).name()).distinct().toList();
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), SHOWN_EVENT_TYPES)));
    return names.size() > SHOWN_EVENT_TYPES
        ? "Event types: %s … (%d)".formatted(shown, names.size())
        : "Event types: " + shown;
  }

  /** Who else has a say in it. */
  private static String history(List<Change> changes) {
    return OverrideSummary.history(changes).map(list -> "\n\n" + list).orElse("");
  }

  /** Whether an expanded condition is what was written, but for blanks and outer parentheses. */
  private static boolean isSame(String expanded, String written) {
    String bare = written.replaceAll("[\\s'\"]", "");
    String same = expanded.replaceAll("[\\s'\"]", "");
    return bare.equals(same) || bare.equals("(" + same + ")");
  }

  private static String oneLine(TracedText text) {
    return text.text().strip().replaceAll("\\s+", " ");
  }

  private static String code(String text) {
    return "```falco\n" + text + "\n```";
  }
}
