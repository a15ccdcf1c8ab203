package dev.eyas.sensor.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The right side of {@code pmatch}: paths, with shell patterns allowed in each component. */
final class PathPatterns {
  /** Matches one component of a path. */
  private record Component(String literal, Glob glob) {
    static Component of(String text) {
      return new Component(text, Glob.isPattern(text) ? Glob.of(text) : null);
    }

    boolean matches(String path, int from, int to) {
      if (glob != null) {
        return glob.matches(path.substring(from, to));
      }
      return literal.length() == to - from && path.startsWith(literal, from);
    }
  }

  private final List<List<Component>> patterns = new ArrayList<>();

  PathPatterns(List<String> paths) {
    for (String path : paths) {
      patterns.add(
          Stream.of(path.split("/")).filter(c -> !c.isEmpty()).map(Component::of).toList());
    }
  }

  /** Whether a pattern matches the path or one of the folders above it. */
  boolean matches(String path) {
    for (List<Component> pattern : patterns) {
      if (matches(pattern, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<Component> pattern, String path) {
    int at = 0;
    for (Component component : pattern) {
      while (at < path.length() && path.charAt(at) == '/') {
        at++;
      }
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      if (at == end || !component.matches(path, at, end)) {
        return false;
      }
      at = end;
    }
    return true;
  }
}
