package dev.eyas.ide.structure;

import dev.eyas.ide.workspace.OpenFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentLink;

/** Addresses in texts and comments, and tags that name a technique of MITRE ATT&CK. */
public final class Links {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s\"'<>\\])},|]+[^\\s\"'<>\\])},|.;:]");
  private static final Pattern TECHNIQUE =
      Pattern.compile("(?<=[\\[,\\s\"'])(T\\d{4})(?:\\.(\\d{3}))?(?=[\\],\\s\"']|$)");

  private Links() {}

  public static List<DocumentLink> of(OpenFile file) {
    return Stream.concat(
            all(ADDRESS, file).map(found -> link(found, found.group(), file)),
            all(TECHNIQUE, file).map(found -> link(found, technique(found), file)))
        .toList();
  }

  private static Stream<MatchResult> all(Pattern pattern, OpenFile file) {
    Matcher matcher = pattern.matcher(file.text());
    return matcher.results();
  }

  private static String technique(MatchResult found) {
    String sub = found.group(2) == null ? "" : found.group(2) + "/";
    String address = "https://attack.mitre.org/techniques/%s/%s";
    return String.format(Locale.ROOT, address, found.group(1), sub);
  }

  private static DocumentLink link(MatchResult found, String target, OpenFile file) {
    return new DocumentLink(file.range(found.start(), found.end()), target);
  }
}
