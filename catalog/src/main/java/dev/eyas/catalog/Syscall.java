package dev.eyas.catalog;

import com.google.gson.annotations.SerializedName;
import java.util.Set;

/**
 * A system call.
 *
 * @param name kernel name
 * @param code the event format's own number, the value of {@link ParamType#SYSCALLID} parameters
 * @param x8664 number on x86-64, or null where that architecture lacks it
 * @param flags see {@link Flag}
 * @param enter code of its enter event
 * @param exit code of its exit event; {@code PPME_GENERIC_X} for those without an event of their
 *     own
 */
public record Syscall(
    String name,
    int code,
    @SerializedName("x86_64") Integer x8664,
    Set<Flag> flags,
    String enter,
    String exit) {

  public enum Flag {
    USED,
    NEVER_DROP,
    ALWAYS_DROP
  }

  /** Whether events of this call are generic ones that carry its number alone. */
  public boolean isGeneric() {
    return exit.equals("PPME_GENERIC_X");
  }
}
