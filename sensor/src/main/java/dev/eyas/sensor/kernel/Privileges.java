package dev.eyas.sensor.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What every thread of this process may do, against what the sensor needs. */
public final class Privileges {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final String EFFECTIVE = "CapEff:";

  /**
   * Looks at all threads that there are now.
   *
   * @return sentences for the user; none if it is all as it should be
   */
  public static List<String> remarks() {
    return remarks(effective());
  }

  /**
   * @param sets effective sets of the threads
   */
  static List<String> remarks(Set<Long> sets) {
    Set<Capability> missing = new TreeSet<>();
    long excess = 0;
    for (long set : sets) {
      Capability.NEEDED.stream().filter(needed -> !needed.isIn(set)).forEach(missing::add);
      excess |= set & ~Capability.mask();
    }
    List<String> remarks = new ArrayList<>();
    if (!missing.isEmpty()) {
      remarks.add(
          "a capability that it needs is missing: "
              + missing
              + "; of other users' processes less is known");
    }
    if (excess != 0) {
      remarks.add(
          "it runs with "
              + (Long.bitCount(excess) == 1
                  ? "a capability"
                  : Long.bitCount(excess) + " capabilities")
              + " that it does not need; the launcher takes them away where setpriv is"
              + " installed (Debian: util-linux)");
    }
    return remarks;
  }

  private static Set<Long> effective() {
    Set<Long> sets = new TreeSet<>();
    try (Stream<Path> tasks = Files.list(TASKS)) {
      tasks
          .map(task -> effective(task.resolve("status")))
          .flatMap(Optional::stream)
          .forEach(sets::add);
    } catch (IOException e) {
      // Without /proc there is no sensor either.
    }
    return sets;
  }

  /** Nothing if the thread has ended. */
  private static Optional<Long> effective(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(EFFECTIVE))
          .map(line -> Long.parseUnsignedLong(line.substring(EFFECTIVE.length()).strip(), 16))
          .findFirst();
    } catch (IOException | UncheckedIOException gone) {
      return Optional.empty();
    }
  }

  private Privileges() {}
}
