package dev.eyas.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.impl.DefaultResourceServiceProvider;

/**
 * Tells rules files from the many other YAML files of a workspace: by name, by content on the disk,
 * or because an editor says so.
 */
public class RulesFileProvider extends DefaultResourceServiceProvider {
  private static final Pattern NAME =
      Pattern.compile("falco_rules.*\\.ya?ml|.*_rules\\.ya?ml|.*\\.falco\\.ya?ml");
  private static final Pattern ITEM =
      Pattern.compile(
          "^- *(rule|macro|list|required_engine_version|required_plugin_versions) *:",
          Pattern.MULTILINE);

  /** Bytes that are looked at: licences and other comments go before the first item. */
  private static final int PREFIX = 16 * 1024;

  /** Files that editors have opened as rules. */
  private final Set<URI> chosen = ConcurrentHashMap.newKeySet();

  /** An editor has opened a file as rules, whatever its name and its content. */
  public void choose(URI uri) {
    chosen.add(uri);
  }

  @Override
  public boolean canHandle(URI uri) {
    return super.canHandle(uri)
        && (!uri.isFile() || isNamedLikeRules(uri) || chosen.contains(uri) || holdsItems(uri));
  }

  private static boolean isNamedLikeRules(URI uri) {
    boolean folder =
        uri.segmentCount() > 1 && uri.segment(uri.segmentCount() - 2).equals("rules.d");
    return folder || NAME.matcher(uri.lastSegment()).matches();
  }

  private static boolean holdsItems(URI uri) {
    try (InputStream file = Files.newInputStream(Path.of(uri.toFileString()))) {
      String prefix = new String(file.readNBytes(PREFIX), StandardCharsets.UTF_8);
      return ITEM.matcher(prefix).find();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
