package dev.eyas.sensor.pushdown;

import dev.eyas.sensor.kernel.KernelFilter.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an event's descriptor may be, as far as rules and the kernel can both tell. */
enum DescriptorKind {
  FILE(Family.NONE, "a file"),
  OTHER(Family.NONE, "something else"),
  UNIX(Family.UNIX, "a Unix socket"),
  INET(Family.INET, "an IPv4 socket"),
  INET6(Family.INET6, "an IPv6 socket");

  /** Anything, or nothing at all. */
  static final Set<DescriptorKind> ALL = Set.of(values());

  static final Set<DescriptorKind> INTERNET = Set.of(INET, INET6);

  /**
   * What the values of {@code fd.type} and {@code fd.typechar} may be. A socket for IPv6 serves
   * IPv4, too; then it shows as that.
   */
  private static final Map<String, Set<DescriptorKind>> BY_TYPE =
      Map.ofEntries(
          Map.entry("ipv4", INTERNET),
          Map.entry("4", INTERNET),
          Map.entry("ipv6", Set.of(INET6)),
          Map.entry("6", Set.of(INET6)),
          Map.entry("unix", Set.of(UNIX)),
          Map.entry("u", Set.of(UNIX, OTHER)),
          Map.entry("file", Set.of(FILE)),
          Map.entry("f", Set.of(FILE)),
          Map.entry("directory", Set.of(FILE)),
          Map.entry("d", Set.of(FILE)),
          Map.entry("pipe", Set.of(OTHER)),
          Map.entry("p", Set.of(OTHER)));

  private final Family family;
  private final String words;

  DescriptorKind(Family family, String words) {
    this.family = family;
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }

  Family family() {
    return family;
  }

  /** What may have one of these types. */
  static Set<DescriptorKind> ofTypes(List<String> types) {
    Set<DescriptorKind> result = EnumSet.noneOf(DescriptorKind.class);
    types.forEach(type -> result.addAll(BY_TYPE.getOrDefault(type, ALL)));
    return Set.copyOf(result);
  }
}
