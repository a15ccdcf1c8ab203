package dev.eyas.sensor.container;

/** One way in which a runtime names a container's cgroup. */
@FunctionalInterface
interface CgroupPattern {
  /**
   * @param path of a cgroup below its hierarchy's root
   * @return the container, or null if this is not one of that runtime's paths
   */
  ContainerRef match(String path);

  /**
   * The way of runc and its like: 64 hexadecimal characters between the last {@code prefix} and the
   * last {@code suffix}, which ends a folder's name, and the path if empty. A container may have
   * cgroups of its own below.
   */
  static CgroupPattern runc(String type, String prefix, String suffix) {
    return path -> {
      int from = path.lastIndexOf(prefix);
      int to = path.lastIndexOf(suffix);
      if (from < 0 || to < from + prefix.length()) {
        return null;
      }
      int end = to + suffix.length();
      if (end < path.length() && path.charAt(end) != '/') {
        return null;
      }
      return ContainerRef.ofHex(path.substring(from + prefix.length(), to), type);
    };
  }

  /** A name between {@code prefix} and the next slash. */
  static CgroupPattern component(String type, String prefix) {
    return path -> {
      int from = path.indexOf(prefix);
      if (from < 0) {
        return null;
      }
      int end = path.indexOf('/', from + prefix.length());
      return ContainerRef.ofName(
          path.substring(from + prefix.length(), end < 0 ? path.length() : end), type);
    };
  }
}
