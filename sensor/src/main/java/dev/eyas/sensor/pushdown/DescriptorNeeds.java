package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter.Descriptors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules in force look at that was made before, and so which events about files and sockets
 * may stay unseen.
 *
 * @param asksWhetherConnected whether a rule asks if a socket is connected, which also reading and
 *     writing shows
 */
record DescriptorNeeds(List<DescriptorLook> looks, boolean asksWhetherConnected) {
  private static final Set<String> SHOW_CONNECTIONS = Set.of("read", "readv", "write", "writev");
  private static final Set<String> BRING_DESCRIPTORS = Set.of("recvmsg", "recvmmsg");

  static DescriptorNeeds of(Collection<RuleDemands> rules) {
    return new DescriptorNeeds(
        rules.stream().flatMap(rule -> rule.looks().stream()).toList(),
        rules.stream().anyMatch(RuleDemands::asksWhetherConnected));
  }

  boolean areAt(Descriptors descriptors) {
    return first(descriptors).isPresent();
  }

  /** Whether a call's events on Unix sockets matter: what comes through them may be looked at. */
  boolean areAtUnixSocketsOf(Subject call) {
    return areAt(Descriptors.UNIX_SOCKETS)
        || BRING_DESCRIPTORS.contains(call.name()) && !looks.isEmpty();
  }

  /** A look at some descriptors, if there is one. */
  Optional<DescriptorLook> first(Descriptors descriptors) {
    return looks.stream().filter(look -> look.isAt(descriptors)).findFirst();
  }

  /**
   * A look at internet sockets by events of other calls. What one call tells of a socket is of no
   * use to itself: each of its events tells it anew, or the kernel lets it pass.
   */
  Optional<DescriptorLook> besides(Subject call) {
    return looks.stream()
        .filter(look -> look.isAt(Descriptors.INTERNET_SOCKETS))
        .filter(look -> !look.subject().equals(call))
        .findFirst();
  }

  Set<Descriptors> needed() {
    return Arrays.stream(Descriptors.values())
        .filter(this::areAt)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Descriptors.class)));
  }

  Set<Descriptors> unseen() {
    Set<Descriptors> unseen = EnumSet.allOf(Descriptors.class);
    unseen.removeAll(needed());
    long calls =
        looks.stream()
            .filter(look -> look.isAt(Descriptors.INTERNET_SOCKETS))
            .map(DescriptorLook::subject)
            .distinct()
            .count();
    if (calls == 1) {
      // those of that call which no rule can match
      unseen.add(Descriptors.INTERNET_SOCKETS);
    }
    return unseen;
  }

  /** Whether a call's events must not be kept back since they show that a socket is connected. */
  boolean tellsOfConnections(Subject call) {
    return asksWhetherConnected && SHOW_CONNECTIONS.contains(call.name());
  }

  /**
   * What must pass of a call that the state of sockets is kept by: what rules want of it, whoever
   * does it and however it ends, and all about the sockets that others look at.
   */
  List<Alternative> keeping(Subject call, List<Alternative> wanted) {
    List<Alternative> kept = new ArrayList<>();
    wanted.forEach(each -> kept.add(each.ofAnyName().ofAnyOutcome()));
    kept.add(Alternative.about(Set.of(DescriptorKind.FILE, DescriptorKind.OTHER)));
    if (areAtUnixSocketsOf(call)) {
      kept.add(Alternative.about(Set.of(DescriptorKind.UNIX)));
    }
    if (besides(call).isPresent()) {
      kept.add(Alternative.about(DescriptorKind.INTERNET));
    }
    return kept;
  }
}
