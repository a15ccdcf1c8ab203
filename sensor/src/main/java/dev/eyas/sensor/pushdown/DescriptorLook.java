package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter.Descriptors;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule that, judging events of one type, looks at what was opened, bound or connected before.
 * Such events must not be kept back, whatever else is known of them.
 *
 * @param rule its name
 * @param kinds of descriptors that it may look at
 */
record DescriptorLook(String rule, Subject subject, Set<DescriptorKind> kinds) {
  /**
   * All the looks of a rule.
   *
   * @param alternatives of the rule, by what events are of
   */
  static List<DescriptorLook> of(
      String rule, DescriptorUse use, Map<Subject, List<Alternative>> alternatives) {
    return Subject.ALL.stream()
        .filter(alternatives::containsKey)
        .map(
            subject ->
                new DescriptorLook(rule, subject, kinds(use, subject, alternatives.get(subject))))
        .filter(look -> !look.kinds.isEmpty())
        .toList();
  }

  private static Set<DescriptorKind> kinds(
      DescriptorUse use, Subject subject, List<Alternative> alternatives) {
    if (use.isOfProcess()) {
      return DescriptorKind.ALL;
    }
    Set<DescriptorKind> kinds = EnumSet.noneOf(DescriptorKind.class);
    if (use.appliesTo(subject) && !subject.makesSockets()) {
      alternatives.forEach(alternative -> kinds.addAll(alternative.kinds()));
    }
    if (subject.type().categories().contains("NET")) {
      kinds.remove(DescriptorKind.FILE);
    }
    if (subject.closes()) {
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
