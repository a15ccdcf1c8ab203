package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.Events;
import dev.eyas.catalog.Syscalls;
import dev.eyas.rules.ruleset.EffectiveRule;
import dev.eyas.sensor.kernel.KernelFilter.Descriptors;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule that, judging events of one type, looks at what was opened, bound or connected before.
 * Such events must not be kept back, whatever else is known of them.
 *
 * @param kinds of descriptors that it may look at
 */
record DescriptorLook(EffectiveRule rule, Subject subject, Set<DescriptorKind> kinds) {
  private static final List<Subject> SUBJECTS =
      Stream.concat(
              Syscalls.all().stream().map(Subject::of),
              Events.all().stream()
                  .filter(type -> type.categories().contains("TRACEPOINT"))
                  .map(type -> new Subject(type, type.name())))
          .toList();

  /** All the looks of a rule. */
  static List<DescriptorLook> of(EffectiveRule rule) {
    DescriptorUse use = new DescriptorUse(rule);
    return SUBJECTS.stream()
        .filter(subject -> rule.eventTypes().get(subject.type().id()))
        .map(subject -> new DescriptorLook(rule, subject, kinds(rule, use, subject)))
        .filter(look -> !look.kinds.isEmpty())
        .toList();
  }

  private static Set<DescriptorKind> kinds(EffectiveRule rule, DescriptorUse use, Subject subject) {
    boolean looks = use.appliesTo(subject) && !subject.makesSockets();
    Set<DescriptorKind> kinds = EnumSet.noneOf(DescriptorKind.class);
    if (!use.isOfProcess() && !looks && !subject.closes()) {
      return kinds;
    }
    List<Alternative> alternatives = NecessaryCondition.of(rule.condition(), subject);
    if (use.isOfProcess() && !alternatives.isEmpty()) {
      return DescriptorKind.ALL;
    }
    if (looks) {
      alternatives.forEach(alternative -> kinds.addAll(alternative.kinds()));
    }
    if (subject.type().categories().contains("NET")) {
      kinds.remove(DescriptorKind.FILE);
    }
    if (subject.closes() && !alternatives.isEmpty()) {
      // the event itself would be missing
      kinds.add(DescriptorKind.FILE);
    }
    return kinds;
  }

  boolean isAt(Descriptors descriptors) {
    return switch (descriptors) {
      case FILES -> kinds.contains(DescriptorKind.FILE);
      case UNIX_SOCKETS -> kinds.contains(DescriptorKind.UNIX);
      case INTERNET_SOCKETS ->
          kinds.contains(DescriptorKind.INET) || kinds.contains(DescriptorKind.INET6);
    };
  }
}
