package dev.eyas.rules.scoping;

import com.google.inject.Singleton;
import org.eclipse.emf.common.util.URI;

/**
 * The order of Falco's own configuration: {@code falco_rules.yaml}, any others by name, {@code
 * falco_rules.local.yaml}, then the files of {@code rules.d} by name.
 */
@Singleton
public class FolderLoadOrder implements LoadOrder {
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
