package dev.eyas.sensor;

import dev.eyas.catalog.Events;
import dev.eyas.catalog.Syscall;
import dev.eyas.catalog.Syscalls;
import java.util.BitSet;

/** From event types to the system calls that cause them. */
final class SyscallSets {
  private SyscallSets() {}

  /**
   * @param eventTypes numbers of event types
   * @return numbers of system calls on x86-64
   */
  static BitSet causing(BitSet eventTypes) {
    BitSet syscalls = new BitSet();
    for (Syscall syscall : Syscalls.all()) {
      boolean isWanted =
          contains(eventTypes, syscall.exit()) || contains(eventTypes, syscall.enter());
      if (syscall.x8664() != null && isWanted) {
        syscalls.set(syscall.x8664());
      }
    }
    return syscalls;
  }

  private static boolean contains(BitSet eventTypes, String code) {
    return Events.byCode(code).map(type -> eventTypes.get(type.id())).orElse(false);
  }
}
