package dev.eyas.sensor.filter;

import dev.eyas.sensor.filter.Access.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Chooses for each rule what to find it by: the keys that the fewest other rules share, then, for
 * rules without keys, the part that the most share.
 */
final class DispatchCompiler {
  /** One look at the event. */
  private record Look(Slot slot, Form form) {}

  private record LookKey(Look look, Object key) {}

  /** Fewer rules than this behind one part are judged one by one. */
  private static final int MIN_GUARDED = 2;

  private final List<Node> rules;
  private final Map<LookKey, Integer> shared = new HashMap<>();
  private final Map<Node, List<List<Access>>> options = new IdentityHashMap<>();
  private final Map<Look, Map<Object, Set<Integer>>> chosen = new LinkedHashMap<>();
  private final List<Integer> unkeyed = new ArrayList<>();
  private final List<Integer> always = new ArrayList<>();
  private final List<KeyIndex> indexes = new ArrayList<>();

  private DispatchCompiler(List<Node> rules) {
    this.rules = rules;
  }

  /**
   * @param rules what must hold, in order of definition
   */
  static Dispatch compile(List<Node> rules) {
    return new DispatchCompiler(rules).compile();
  }

  private Dispatch compile() {
    rules.forEach(rule -> accesses(rule).forEach(this::countKeys));
    for (int position = 0; position < rules.size(); position++) {
      choose(position);
    }
    chosen.forEach((look, keys) -> indexes.add(index(look, keys)));
    guard();
    return new Dispatch(rules.size(), array(always), indexes.toArray(KeyIndex[]::new));
  }

  private void choose(int position) {
    List<Access> best =
        options(rules.get(position)).stream()
            .min(Comparator.comparingLong(this::load).thenComparing(DispatchCompiler::dearest))
            .orElse(null);
    if (best == null) {
      unkeyed.add(position);
      return;
    }
    for (Access access : best) {
      Map<Object, Set<Integer>> keys =
          chosen.computeIfAbsent(look(access), look -> new LinkedHashMap<>());
      access.keys().forEach(key -> keys.computeIfAbsent(key, k -> new TreeSet<>()).add(position));
    }
  }

  /** Rules without keys wait behind the part that most of them share. */
  private void guard() {
    Map<Node, List<Integer>> byPart = new LinkedHashMap<>();
    for (int position : unkeyed) {
      parts(rules.get(position))
          .forEach(part -> byPart.computeIfAbsent(part, p -> new ArrayList<>()).add(position));
    }
    Set<Integer> waiting = new TreeSet<>(unkeyed);
    byPart.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .forEach(
            entry -> {
              List<Integer> behind = entry.getValue().stream().filter(waiting::contains).toList();
              if (behind.size() >= MIN_GUARDED) {
                indexes.add(new GuardIndex(entry.getKey(), array(behind)));
                behind.forEach(waiting::remove);
              }
            });
    always.addAll(waiting);
  }

  private static Stream<Node> parts(Node rule) {
    return rule instanceof AndNode and
        ? and.operands().stream().flatMap(DispatchCompiler::parts)
        : Stream.of(rule);
  }

  /** Ways to find a node, each a list of accesses of which one finds it. */
  private List<List<Access>> options(Node node) {
    List<List<Access>> known = options.get(node);
    if (known == null) {
      known = makeOptions(node);
      options.put(node, known);
    }
    return known;
  }

  private List<List<Access>> makeOptions(Node node) {
    if (node instanceof CheckNode check && check.access() != null) {
      return List.of(List.of(check.access()));
    }
    if (node instanceof AndNode and) {
      return and.operands().stream().flatMap(operand -> options(operand).stream()).toList();
    }
    return node instanceof OrNode or ? eitherOf(or.operands()) : List.of();
  }

  /** Each alternative must have a way of its own. */
  private List<List<Access>> eitherOf(List<Node> alternatives) {
    List<Access> all = new ArrayList<>();
    for (Node alternative : alternatives) {
      List<List<Access>> ways = options(alternative);
      if (ways.isEmpty()) {
        return List.of();
      }
      all.addAll(ways.stream().min(Comparator.comparingLong(this::load)).orElseThrow());
    }
    return List.of(all);
  }

  private Stream<Access> accesses(Node node) {
    if (node instanceof CheckNode check) {
      return Stream.ofNullable(check.access());
    }
    List<Node> operands =
        node instanceof AndNode and
            ? and.operands()
            : node instanceof OrNode or ? or.operands() : List.of();
    return operands.stream().flatMap(this::accesses);
  }

  private void countKeys(Access access) {
    access.keys().forEach(key -> shared.merge(new LookKey(look(access), key), 1, Integer::sum));
  }

  /** How many rules are found together with one that is found this way. */
  private long load(List<Access> option) {
    return option.stream().mapToLong(this::met).sum();
  }

  private long met(Access access) {
    return access.frequency()
        * access.keys().stream()
            .mapToLong(key -> shared.getOrDefault(new LookKey(look(access), key), 0))
            .sum();
  }

  private static Form dearest(List<Access> option) {
    return option.stream().map(Access::form).max(Comparator.naturalOrder()).orElse(Form.NUMBER);
  }

  private static Look look(Access access) {
    return new Look(access.slot(), access.form());
  }

  private static KeyIndex index(Look look, Map<Object, Set<Integer>> keys) {
    Map<Object, int[]> positions = new LinkedHashMap<>();
    keys.forEach((key, rules) -> positions.put(key, array(rules)));
    return new ValueIndex(look.slot(), Lookups.of(look.form(), positions), array(positions(keys)));
  }

  private static Set<Integer> positions(Map<Object, Set<Integer>> keys) {
    Set<Integer> positions = new TreeSet<>();
    keys.values().forEach(positions::addAll);
    return positions;
  }

  private static int[] array(Iterable<Integer> positions) {
    Stream.Builder<Integer> all = Stream.builder();
    positions.forEach(all);
    return all.build().mapToInt(Integer::intValue).toArray();
  }
}
