package dev.eyas.sensor.pushdown;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Falco's {@code base_syscalls}: which system calls are watched besides those that rules name.
 *
 * @param customSet names to watch in place of those that the state needs; {@code !name} takes one
 *     out whoever wants it
 * @param repair whether to watch as few as the state can do with, given the rules
 * @param all whether to watch those, too, that transfer data all the time, such as {@code read}
 */
public record BaseSyscalls(List<String> customSet, boolean repair, boolean all) {
  /** What the state needs, and whatever rules name. */
  public static final BaseSyscalls DEFAULT = new BaseSyscalls(List.of(), false, true);

  private static final Set<String> PROCESS_STATE =
      Set.of(
          "capset",
          "chdir",
          "chroot",
          "clone",
          "clone3",
          "execve",
          "execveat",
          "fchdir",
          "fork",
          "prctl",
          "setgid",
          "setpgid",
          "setresgid",
          "setresuid",
          "setsid",
          "setuid",
          "vfork");

  private static final Set<String> SOCKET_STATE = Set.of("socket", "bind", "getsockopt", "close");
  private static final Set<String> FILE_STATE =
      Set.of("open", "openat", "openat2", "creat", "close", "dup", "dup2", "dup3", "fcntl");

  /** Names that are no system call's; they have no effect. */
  public List<String> unknown() {
    return customSet.stream()
        .map(BaseSyscalls::bare)
        .filter(name -> Syscalls.find(name).isEmpty())
        .toList();
  }

  /**
   * The system calls to watch, by their numbers on x86-64.
   *
   * @param wanted those that rules name
   * @param stateTypes numbers of the event types that the state is kept by
   */
  BitSet select(Collection<Syscall> wanted, BitSet stateTypes) {
    Set<Syscall> selected = new HashSet<>(wanted);
    List<Syscall> added = named(false);
    if (!added.isEmpty()) {
      selected.addAll(added);
    } else if (!repair) {
      Syscalls.all().stream().filter(call -> keepsState(call, stateTypes)).forEach(selected::add);
    }
    if (!all) {
      selected.removeIf(BaseSyscalls::transfers);
    }
    if (repair) {
      selected.addAll(repaired(selected));
    }
    selected.removeAll(named(true));
    BitSet numbers = new BitSet();
    selected.stream().filter(call -> call.x8664() != null).forEach(c -> numbers.set(c.x8664()));
    return numbers;
  }

  private List<Syscall> named(boolean removed) {
    return customSet.stream()
        .filter(name -> name.startsWith("!") == removed)
        .flatMap(name -> Syscalls.find(bare(name)).stream())
        .toList();
  }

  private static String bare(String name) {
    return name.startsWith("!") ? name.substring(1) : name;
  }

  private static boolean keepsState(Syscall syscall, BitSet stateTypes) {
    return stateTypes.get(typeOf(syscall).id());
  }

  /** Transfers of data that tell nothing about the state. */
  private static boolean transfers(Syscall syscall) {
    EventType type = typeOf(syscall);
    boolean isTransfer =
        type.categories().contains("IO_READ") || type.categories().contains("IO_WRITE");
    return isTransfer && !type.has(Flag.MODIFIES_STATE);
  }

  /** As few as the processes, and the descriptors of the calls selected, can do with. */
  private static Set<Syscall> repaired(Set<Syscall> selected) {
    Set<String> names = new HashSet<>(PROCESS_STATE);
    for (Syscall syscall : selected) {
      EventType type = typeOf(syscall);
      if (type.categories().contains("NET")) {
        names.addAll(SOCKET_STATE);
      } else if (type.has(Flag.USES_FD)) {
        names.addAll(SOCKET_STATE);
        names.addAll(FILE_STATE);
      }
    }
    Set<Syscall> result = new HashSet<>();
    names.forEach(name -> Syscalls.find(name).ifPresent(result::add));
    return result;
  }

  private static EventType typeOf(Syscall syscall) {
    return Events.byCode(syscall.exit()).orElseThrow();
  }
}
