package dev.eyas.rules.scoping;

import java.util.Comparator;
import org.eclipse.emf.common.util.URI;

/**
 * The order of the configuration that Falco comes with: {@code falco_rules.yaml}, any others by
 * name, {@code falco_rules.local.yaml}, then the files of {@code rules.d} by name.
 */
final class DefaultOrder implements Comparator<URI> {
  @Override
  public int compare(URI one, URI other) {
    int byRank = Integer.compare(rank(one), rank(other));
    return byRank != 0 ? byRank : one.toString().compareTo(other.toString());
  }

  private static int rank(URI file) {
    if (file.segmentsList().contains("rules.d")) {
      return 3;
    }
    return switch (file.lastSegment() == null ? "" : file.lastSegment()) {
      case "falco_rules.yaml" -> 0;
      case "falco_rules.local.yaml" -> 2;
      default -> 1;
    };
  }
}
