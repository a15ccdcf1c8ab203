package dev.eyas.catalog;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * How an event of an older schema becomes one of the current, or a step towards it.
 *
 * @param type code of the old event's type
 * @param params how many parameters the old event has
 * @param action what becomes of it
 * @param to code of the new type, for {@link Action#CHANGE_TYPE}; else null
 * @param sources where parameters come from: those to be appended, or all of the new type's
 */
public record Conversion(
    String type,
    int params,
    Action action,
    String to,
    @SerializedName("with") List<Source> sources) {

  public Conversion {
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /** What becomes of the old event. */
  public enum Action {
    /** Kept for the exit event of the same thread; nobody sees it. */
    STORE,
    /** Seen as it is. */
    PASS,
    /** Both kept and seen. */
    STORE_AND_PASS,
    /** Gets further parameters. */
    ADD_PARAMS,
    /** Becomes an event of another type. */
    CHANGE_TYPE
  }

  /** Where a parameter's value comes from. */
  public enum Origin {
    /** The event itself. */
    OLD,
    /** The thread's enter event. */
    ENTER,
    /** Zero, in the parameter's width. */
    DEFAULT,
    /** No value. */
    EMPTY,
    /** JSON made of a container's id, type, name and image. */
    CONTAINER_JSON
  }

  /**
   * @param index parameter of the origin; 0 where that has none
   * @param otherwise {@link Origin#EMPTY} if a missing enter event gives no value; null if it gives
   *     the default
   */
  public record Source(
      @SerializedName("from") Origin origin, int index, @SerializedName("else") Origin otherwise) {}
}
