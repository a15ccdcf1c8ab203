package dev.eyas.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A slot of the event table.
 *
 * @param id number of the type in events and captures; even numbers are enter events
 * @param code the table's own name, such as {@code PPME_SYSCALL_OPEN_X}
 * @param name what {@code evt.type} yields, shared by the slots of one system call
 * @param categories such as {@code FILE}, {@code SYSCALL}
 * @param flags see {@link Flag}
 * @param params parameters in order
 */
public record EventType(
    int id, String code, String name, Set<String> categories, Set<Flag> flags, List<Param> params) {

  /** Number of slots of the event table; types are 0 … COUNT-1. */
  public static final int COUNT = 454;

  public enum Flag {
    CREATES_FD,
    DESTROYS_FD,
    USES_FD,
    READS_FROM_FD,
    WRITES_TO_FD,
    MODIFIES_STATE,
    UNUSED,
    WAITS,
    SKIPPARSERESET,
    OLD_VERSION,
    LARGE_PAYLOAD,
    CONVERTER_MANAGED
  }

  /** Flags are asked for on every event: a set of bits answers fastest. */
  public EventType {
    Set<Flag> bits = EnumSet.noneOf(Flag.class);
    bits.addAll(flags);
    flags = Collections.unmodifiableSet(bits);
  }

  public boolean isEnter() {
    return (id & 1) == 0;
  }

  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Index of the parameter of this name, or -1. */
  public int paramIndex(String paramName) {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).name().equals(paramName)) {
        return i;
      }
    }
    return -1;
  }
}
