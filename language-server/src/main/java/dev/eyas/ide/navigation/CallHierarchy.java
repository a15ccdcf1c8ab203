package dev.eyas.ide.navigation;

import com.google.gson.JsonPrimitive;
import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.ide.structure.SymbolKinds;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.falcoRules.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Which rules and macros use a macro or a list, and what an item uses. */
@Singleton
public final class CallHierarchy {
  private final Mentions mentions;

  @Inject
  CallHierarchy(Mentions mentions) {
    this.mentions = mentions;
  }

  public List<CallHierarchyItem> at(OpenFile file, Position position) {
    return file.leafAt(position)
        .flatMap(Mention::at)
        .flatMap(mention -> definition(mention.kind(), mention.name(), file))
        .map(this::item)
        .map(List::of)
        .orElse(List.of());
  }

  /** Items that mention it, each with the places. */
  public List<CallHierarchyIncomingCall> incoming(CallHierarchyItem item, OpenFile file) {
    Map<Named, List<Range>> users =
        mentions.of(kind(item), item.getName(), file.resource()).stream()
            .filter(mention -> !mention.defining())
            .collect(
                Collectors.groupingBy(
                    CallHierarchy::owner,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        mention -> Mentions.range(mention.node()), Collectors.toList())));
    return users.entrySet().stream()
        .flatMap(
            user ->
                Mention.of(user.getKey()).stream()
                    .map(name -> new CallHierarchyIncomingCall(item(name), user.getValue())))
        .toList();
  }

  /** Macros and lists that any of its items mention, each with the places. */
  public List<CallHierarchyOutgoingCall> outgoing(CallHierarchyItem item, OpenFile file) {
    Map<String, List<Mention>> used =
        mentions.of(kind(item), item.getName(), file.resource()).stream()
            .filter(Mention::defining)
            .flatMap(definition -> Mentions.below(owner(definition)).stream())
            .collect(
                Collectors.groupingBy(
                    mention -> mention.kind() + " " + mention.name(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return used.values().stream().flatMap(places -> call(places, file).stream()).toList();
  }

  private Optional<CallHierarchyOutgoingCall> call(List<Mention> places, OpenFile file) {
    Mention first = places.get(0);
    List<Range> ranges = places.stream().map(place -> Mentions.range(place.node())).toList();
    return definition(first.kind(), first.name(), file)
        .map(definition -> new CallHierarchyOutgoingCall(item(definition), ranges));
  }

  private Optional<Mention> definition(ItemKind kind, String name, OpenFile file) {
    return mentions.of(kind, name, file.resource()).stream().filter(Mention::defining).findFirst();
  }

  private CallHierarchyItem item(Mention name) {
    Location location = mentions.location(name);
    Range whole = Mentions.range(NodeModelUtils.findActualNodeFor(owner(name)));
    CallHierarchyItem item =
        new CallHierarchyItem(
            name.name(),
            SymbolKinds.of(name.kind()),
            location.getUri(),
            whole,
            location.getRange());
    item.setDetail(name.kind().key());
    item.setData(new JsonPrimitive(name.kind().name()));
    return item;
  }

  private static ItemKind kind(CallHierarchyItem item) {
    Function<Object, String> text =
        data -> data instanceof JsonPrimitive json ? json.getAsString() : data.toString();
    return ItemKind.valueOf(text.apply(item.getData()));
  }

  private static Named owner(Mention mention) {
    EObject object = NodeModelUtils.findActualSemanticObjectFor(mention.node());
    return EcoreUtil2.getContainerOfType(object, Named.class);
  }
}
