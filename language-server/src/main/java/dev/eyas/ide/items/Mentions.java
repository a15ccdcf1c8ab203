package dev.eyas.ide.items;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.workspace.LoadedFiles;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.RulesFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.eclipse.xtext.util.LineAndColumn;

/**
 * Where names stand, in all files that are loaded together: each definition, change and use. A
 * file's names are collected once for each of its versions.
 */
@Singleton
public final class Mentions {
  private record Name(ItemKind kind, String name) {}

  private final LoadedFiles files;
  private final IResourceScopeCache cache;
  private final UriExtensions uris;

  @Inject
  Mentions(LoadedFiles files, IResourceScopeCache cache, UriExtensions uris) {
    this.files = files;
    this.cache = cache;
    this.uris = uris;
  }

  /** All places of a name in load order; none for a word that is no list's name. */
  public List<Mention> of(ItemKind kind, String name, Resource resource) {
    List<Mention> all =
        files.around(resource).stream().flatMap(file -> in(file, kind, name)).toList();
    return all.stream().anyMatch(Mention::defining) ? all : List.of();
  }

  /** As {@link #of}, in one file alone. */
  public Stream<Mention> in(RulesFile file, ItemKind kind, String name) {
    return cache
        .get(Mentions.class, file.eResource(), () -> collect(file))
        .getOrDefault(new Name(kind, name), List.of())
        .stream();
  }

  /** Names of all items of a kind, in load order. */
  public List<String> names(ItemKind kind, Resource resource) {
    return files.around(resource).stream()
        .flatMap(file -> file.getItems().stream())
        .filter(Named.class::isInstance)
        .map(Named.class::cast)
        .filter(item -> ItemKind.of(item) == kind && Mention.name(item) != null)
        .map(Mention::name)
        .distinct()
        .toList();
  }

  /** All names that are mentioned below an object, in order. */
  public static List<Mention> below(EObject object) {
    List<Mention> found = new ArrayList<>();
    for (Iterator<EObject> all = object.eAllContents(); all.hasNext(); ) {
      Mention.of(all.next()).ifPresent(found::add);
    }
    return found;
  }

  public Location location(Mention mention) {
    EObject object = NodeModelUtils.findActualSemanticObjectFor(mention.node());
    return new Location(uris.toUriString(object.eResource().getURI()), range(mention.node()));
  }

  /** Also for files that no editor has open. */
  public static Range range(INode node) {
    return new Range(position(node, node.getOffset()), position(node, node.getEndOffset()));
  }

  private static Position position(INode node, int offset) {
    LineAndColumn place = NodeModelUtils.getLineAndColumn(node, offset);
    return new Position(place.getLine() - 1, place.getColumn() - 1);
  }

  private static Map<Name, List<Mention>> collect(RulesFile file) {
    Map<Name, List<Mention>> found = new HashMap<>();
    for (Iterator<EObject> all = file.eAllContents(); all.hasNext(); ) {
      EObject object = all.next();
      (object instanceof Named item ? Mention.of(item) : Mention.of(object))
          .ifPresent(
              mention ->
                  found
                      .computeIfAbsent(
                          new Name(mention.kind(), mention.name()), name -> new ArrayList<>())
                      .add(mention));
    }
    return found;
  }
}
