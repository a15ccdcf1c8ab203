package dev.eyas.sensor.container;

/**
 * A container as a cgroup's path names it.
 *
 * @param id as {@code container.id} shows it: the first 12 of 64 hexadecimal characters, or a name
 * @param fullId the whole of it
 * @param type of the runtime whose pattern matched; docker's is also that of others' bare ids
 */
record ContainerRef(String id, String fullId, String type) {
  private static final int SHORT = 12;
  private static final int FULL = 64;

  /** Of an id that is 64 hexadecimal characters, or null if it is anything else. */
  static ContainerRef ofHex(String fullId, String type) {
    return isHexId(fullId) ? new ContainerRef(fullId.substring(0, SHORT), fullId, type) : null;
  }

  /** Of a name that someone chose. */
  static ContainerRef ofName(String name, String type) {
    return name.isEmpty() ? null : new ContainerRef(name, name, type);
  }

  static boolean isHexId(String text) {
    return text.length() == FULL
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
