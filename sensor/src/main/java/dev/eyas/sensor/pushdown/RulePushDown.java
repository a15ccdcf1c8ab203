package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.Operand;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.kernel.KernelFilter;
import dev.eyas.sensor.kernel.KernelFilter.Descriptors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of one rule the kernel judges, in words.
 *
 * @param pushed for each way to filter system calls: their names, and which of their events leave
 *     the kernel
 * @param kept what is judged in user space alone, and why
 */
public record RulePushDown(List<String> pushed, List<String> kept) {
  /** A longer list of names or paths tells nothing. */
  private static final int SHOWN = 6;

  private static final int MANY_CALLS = 20;

  /**
   * @param all the rules in force, this one among them
   * @param stateTypes numbers of the event types that the state is kept by
   */
  public static RulePushDown of(EffectiveRule rule, List<EffectiveRule> all, BitSet stateTypes) {
    DescriptorNeeds needs = DescriptorNeeds.of(all.stream().map(RuleDemands::of).toList());
    RuleDemands demands = RuleDemands.of(rule);
    Map<String, List<String>> filtered = new LinkedHashMap<>();
    Map<String, List<String>> whole = new LinkedHashMap<>();
    Set<String> unjudged = new LinkedHashSet<>();
    for (Syscall syscall : Syscalls.all()) {
      Subject subject = Subject.of(syscall);
      int type = subject.type().id();
      List<Alternative> alternatives = syscall.x8664() == null ? List.of() : demands.of(subject);
      if (alternatives.isEmpty()) {
        continue;
      }
      collectUnjudged(rule.condition(), subject, unjudged);
      String why = whole(subject, stateTypes.get(type), needs);
      Map<String, List<String>> group = why.isEmpty() ? filtered : whole;
      String how = why.isEmpty() ? told(alternatives, subject, stateTypes.get(type)) : why;
      group.computeIfAbsent(how, key -> new ArrayList<>()).add(subject.name());
    }
    List<String> pushed = lines(filtered);
    List<String> kept = new ArrayList<>(lines(whole));
    if (!unjudged.isEmpty()) {
      kept.add("not known to the kernel as rules mean it: " + String.join(", ", unjudged));
    }
    return new RulePushDown(pushed, List.copyOf(kept));
  }

  /** Why all events of a call leave the kernel; empty: they do not. */
  private static String whole(Subject subject, boolean keepsState, DescriptorNeeds needs) {
    if (subject.opens()) {
      return needs
          .first(Descriptors.FILES)
          .map(look -> "all of them, since " + looks(look, "open files"))
          .orElse("");
    }
    if (keepsState && subject.isOfSockets() && subject.showsDescriptor()) {
      String which =
          needs.areAtUnixSocketsOf(subject)
              ? "all of them, since "
              : "all but those on Unix sockets that no rule asks for, since ";
      return needs.besides(subject).map(look -> which + looks(look, "internet sockets")).orElse("");
    }
    return keepsState
        ? "all of them, since the state of processes and descriptors is kept by them"
        : "";
  }

  private static String looks(DescriptorLook look, String what) {
    return "rule '%s' looks at %s".formatted(look.rule(), what);
  }

  private static String told(List<Alternative> alternatives, Subject subject, boolean keepsState) {
    return alternatives.stream()
        .map(each -> keepsState && !subject.opens() ? each.ofAnyName().ofAnyOutcome() : each)
        .map(each -> told(each, subject))
        .distinct()
        .collect(Collectors.joining("; or "));
  }

  private static List<String> lines(Map<String, List<String>> calls) {
    return calls.entrySet().stream()
        .map(entry -> names(new TreeSet<>(entry.getValue())) + ": " + entry.getKey())
        .toList();
  }

  private static String names(Set<String> calls) {
    return calls.size() > MANY_CALLS ? calls.size() + " system calls" : String.join(", ", calls);
  }

  private static String told(Alternative alternative, Subject subject) {
    List<String> parts = new ArrayList<>();
    if (alternative.success() != alternative.failure()) {
      parts.add(alternative.success() ? "succeeded" : "failed");
    }
    access(alternative.access()).ifPresent(parts::add);
    alternative
        .prefixes()
        .ifPresent(
            paths ->
                parts.add(
                    paths.isEmpty()
                        ? "path that is not plain"
                        : "path begins with " + some(paths)));
    if (!alternative.name().equals(NameBound.ANY)) {
      parts.add(
          (alternative.name().among() ? "process is " : "process is not ")
              + some(alternative.name().names()));
    }
    if (subject.showsDescriptor()) {
      socket(alternative).ifPresent(parts::add);
    }
    return parts.isEmpty() ? "all of them" : String.join(", ", parts);
  }

  private static Optional<String> socket(Alternative alternative) {
    if (alternative.kinds().equals(DescriptorKind.ALL)) {
      return Optional.empty();
    }
    String kinds =
        Stream.of(DescriptorKind.values())
            .filter(alternative.kinds()::contains)
            .map(DescriptorKind::toString)
            .distinct()
            .collect(Collectors.joining(" or "));
    String ports =
        alternative.ports().isLimit()
            ? ", of TCP with port " + ranges(alternative.ports().ports())
            : "";
    return Optional.of("descriptor is " + kinds + ports);
  }

  private static String ranges(BitSet ports) {
    List<String> ranges = new ArrayList<>();
    for (int first = ports.nextSetBit(0); first >= 0; ) {
      int end = ports.nextClearBit(first);
      ranges.add(end - first == 1 ? "" + first : first + " to " + (end - 1));
      first = ports.nextSetBit(end);
    }
    return shortened(ranges);
  }

  private static Optional<String> access(int kinds) {
    List<String> every = new ArrayList<>();
    String[] names = {"reads", "writes", "creates"};
    int[] bits = {KernelFilter.READS, KernelFilter.WRITES, KernelFilter.CREATES};
    for (int i = 0; i < bits.length; i++) {
      boolean always = true;
      boolean never = true;
      for (int kind = 0; kind < KernelFilter.ACCESSES; kind++) {
        if ((kinds >> kind & 1) != 0) {
          always &= (kind & bits[i]) != 0;
          never &= (kind & bits[i]) == 0;
        }
      }
      if (always != never) {
        every.add((always ? "" : "not ") + names[i]);
      }
    }
    return every.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", every));
  }

  private static String some(Collection<String> byteStrings) {
    return shortened(byteStrings.stream().map(ByteStrings::decode).sorted().toList());
  }

  private static String shortened(List<String> texts) {
    return texts.size() <= SHOWN
        ? String.join(" or ", texts)
        : String.join(" or ", texts.subList(0, SHOWN))
            + " or %d more".formatted(texts.size() - SHOWN);
  }

  /** The comparisons that bound no event of a call, whether they hold or not. */
  private static void collectUnjudged(Condition condition, Subject subject, Set<String> found) {
    if (condition instanceof Condition.And and) {
      and.operands().forEach(operand -> collectUnjudged(operand, subject, found));
    } else if (condition instanceof Condition.Or or) {
      or.operands().forEach(operand -> collectUnjudged(operand, subject, found));
    } else if (condition instanceof Condition.Not not) {
      collectUnjudged(not.operand(), subject, found);
    } else if (condition instanceof Condition.MacroUse macro) {
      collectUnjudged(macro.body(), subject, found);
    } else if (condition instanceof Condition.Check check
        && isFree(check, false, subject)
        && isFree(check, true, subject)
        && check.left() instanceof Operand.FieldRef field) {
      found.add(field.text());
    }
  }

  private static boolean isFree(Condition.Check check, boolean negated, Subject subject) {
    return Bounds.of(check, negated, subject).equals(List.of(Alternative.ANY));
  }
}
