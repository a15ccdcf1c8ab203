package dev.eyas.ide.preview;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** Files as people call them. */
final class FileNames {
  private FileNames() {}

  /** The last segment of a URI. */
  static String last(String uri) {
    String segment = uri.substring(uri.lastIndexOf('/') + 1).replace("+", "%2B");
    return URLDecoder.decode(segment, StandardCharsets.UTF_8);
  }

  /** Each once, joined by commas. */
  static String joined(Collection<String> uris) {
    return uris.stream().map(FileNames::last).distinct().collect(Collectors.joining(", "));
  }
}
