package dev.eyas.sensor.container;

/**
 * A container as a cgroup's path names it.
 *
 * @param id as {@code container.id} shows it: the first 12 characters of 64 hexadecimal ones or of
 *     a containerd name, or another name
 * @param fullId the whole of it
 * @param type of the runtime whose pattern matched; docker's is also that of others' bare ids
 * @param owner id of the user in whose slice it runs, or {@link #SYSTEM}
 */
record ContainerRef(String id, String fullId, String type, int owner) {
  /** Runs for no user in particular. */
  static final int SYSTEM = -1;

  private static final int SHORT = 12;
  private static final int FULL = 64;

  /** Of an id that is 64 hexadecimal characters, or null if it is anything else. */
  static ContainerRef ofHex(String fullId, String type) {
    return isHexId(fullId) ? new ContainerRef(shorten(fullId), fullId, type, SYSTEM) : null;
  }

  /** Of a name that someone chose. */
  static ContainerRef ofName(String name, String type) {
    return name.isEmpty() ? null : new ContainerRef(name, name, type, SYSTEM);
  }

  ContainerRef ownedBy(int user) {
    return new ContainerRef(id, fullId, type, user);
  }

  /** What {@code container.id} shows of an id. */
  static String shorten(String fullId) {
    return fullId.length() > SHORT ? fullId.substring(0, SHORT) : fullId;
  }

  static boolean isHexId(String text) {
    return text.length() == FULL
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
