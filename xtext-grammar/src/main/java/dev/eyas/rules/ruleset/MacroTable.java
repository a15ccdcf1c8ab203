package dev.eyas.rules.ruleset;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.condition.ParsedCondition;
import dev.eyas.rules.condition.ReservedName;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxWalk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The macros of a ruleset, parsed, and what is known of who uses them. */
final class MacroTable {
  /** What no condition reaches that was not made to be a burden by macros of macros. */
  private static final int MAX_LENGTH = 2_000_000;

  private static final int MAX_DEPTH = 200;

  private final Collected<MacroItem> items;
  private final Map<String, ParsedCondition> parsed = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  /** Macros from which no way leads back to themselves. */
  private final Set<String> loopFree = new HashSet<>();

  private final Map<String, Extent> extents = new HashMap<>();

  /**
   * How much a macro is with all macros in place.
   *
   * @param length in characters
   * @param depth macros within macros
   */
  private record Extent(long length, int depth) {}

  /**
   * @throws LoadFailure where a macro does not parse, or names one that it cannot see
   */
  MacroTable(Collected<MacroItem> items, ConditionTexts texts) {
    this.items = items;
    for (Collected.Entry<MacroItem> entry : items.all()) {
      MacroItem macro = entry.item();
      parsed.put(macro.name(), texts.parse(macro.condition(), macro.conditionContext()));
    }
    items.all().forEach(this::resolve);
  }

  Map<String, ParsedCondition> parsed() {
    return parsed;
  }

  boolean isUsed(String macro) {
    return used.contains(macro);
  }

  /** Looks up the macros that a rule names; a rule sees them all. */
  void resolve(ParsedCondition rule, Context context) {
    requireAll(rule, context, parsed::containsKey);
    SyntaxWalk.macros(
        rule,
        reference -> {
          Extent extent = extents.get(reference.name());
          if (extent.length() > MAX_LENGTH || extent.depth() > MAX_DEPTH) {
            String message =
                "macro '%s' is too large: more than %,d characters or %d levels of macros"
                    .formatted(reference.name(), MAX_LENGTH, MAX_DEPTH);
            throw fail(message, rule, reference, context);
          }
        });
  }

  private void resolve(Collected.Entry<MacroItem> entry) {
    MacroItem macro = entry.item();
    ParsedCondition condition = parsed.get(macro.name());
    requireAll(condition, macro.context(), name -> isVisible(name, entry));
    requireNoLoop(macro, condition, new ArrayDeque<>(Set.of(macro.name())));
  }

  private boolean isVisible(String name, Collected.Entry<MacroItem> user) {
    Collected.Entry<MacroItem> other = items.find(name);
    return other != null && other.index() < user.visibility();
  }

  private void requireAll(ParsedCondition user, Context context, Predicate<String> known) {
    SyntaxWalk.macros(
        user,
        reference -> {
          if (!known.test(reference.name()) || ReservedName.is(reference.name())) {
            String message = "Undefined macro '" + reference.name() + "' used in filter.";
            throw fail(message, user, reference, context);
          }
          used.add(reference.name());
        });
  }

  private void requireNoLoop(MacroItem macro, ParsedCondition condition, Deque<String> path) {
    SyntaxWalk.macros(
        condition,
        reference -> {
          if (path.contains(reference.name())) {
            String message = "reference loop in macro '" + reference.name() + "'";
            throw fail(message, condition, reference, macro.context());
          }
          ParsedCondition inner = parsed.get(reference.name());
          if (inner != null && !loopFree.contains(reference.name())) {
            path.push(reference.name());
            requireNoLoop(macro, inner, path);
            path.pop();
          }
        });
    String name = path.peek();
    loopFree.add(name);
    extents.put(name, extent(condition));
  }

  /** Of a macro whose macros are known. */
  private Extent extent(ParsedCondition condition) {
    List<Extent> inner = new ArrayList<>();
    SyntaxWalk.macros(
        condition,
        reference -> inner.add(extents.getOrDefault(reference.name(), new Extent(0, 0))));
    long length = inner.stream().mapToLong(Extent::length).reduce(0, MacroTable::sum);
    int depth = inner.stream().mapToInt(Extent::depth).max().orElse(0);
    return new Extent(sum(condition.text().length(), length), depth + 1);
  }

  private static long sum(long one, long other) {
    return Math.min(one + other, Integer.MAX_VALUE);
  }

  private static LoadFailure fail(
      String message, ParsedCondition user, Syntax.MacroRef reference, Context context) {
    TextPosition position = TextPosition.of(user.text().text(), reference.start());
    SourceRange range = user.text().range(reference.start(), reference.end());
    return LoadFailure.content(message, context.inCondition(user.merged().text(), position, range));
  }
}
