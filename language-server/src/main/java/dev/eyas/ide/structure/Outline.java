package dev.eyas.ide.structure;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.falcoRules.Named;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.RuleException;
import dev.eyas.rules.falcoRules.RulesFile;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** The items of a file, and those of all files whose names match what somebody looks for. */
@Singleton
public final class Outline {
  private final Mentions mentions;

  @Inject
  Outline(Mentions mentions) {
    this.mentions = mentions;
  }

  public List<DocumentSymbol> of(OpenFile file) {
    return named(file.rules()).flatMap(item -> symbol(item, file).stream()).toList();
  }

  /**
   * @param query letters of a name in their order, in any case
   */
  public List<WorkspaceSymbol> matching(RulesFile file, String query) {
    return named(Optional.of(file))
        .flatMap(item -> Mention.of(item).stream())
        .filter(name -> matches(name.name(), query))
        .map(this::symbol)
        .toList();
  }

  private static Stream<Named> named(Optional<RulesFile> file) {
    return file.stream()
        .flatMap(rules -> rules.getItems().stream())
        .filter(Named.class::isInstance)
        .map(Named.class::cast)
        .filter(item -> Mention.name(item) != null && !Mention.name(item).isBlank());
  }

  private static Optional<DocumentSymbol> symbol(Named item, OpenFile file) {
    ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
    return Mention.of(item)
        .map(
            name ->
                new DocumentSymbol(
                    name.name(),
                    SymbolKinds.of(name.kind()),
                    file.range(node),
                    file.range(name.node()),
                    detail(item),
                    exceptions(item, file)));
  }

  private static String detail(Named item) {
    return item instanceof Rule rule && rule.getPriority() != null
        ? rule.getPriority().toLowerCase(Locale.ROOT)
        : ItemKind.of(item).key();
  }

  private static List<DocumentSymbol> exceptions(Named item, OpenFile file) {
    return item instanceof Rule rule
        ? rule.getExceptions().stream()
            .flatMap(exceptions -> exceptions.getExceptions().stream())
            .filter(exception -> exception.getName() != null && !exception.getName().isBlank())
            .map(exception -> exception(exception, file))
            .filter(Objects::nonNull)
            .toList()
        : List.of();
  }

  private static DocumentSymbol exception(RuleException exception, OpenFile file) {
    var range = file.range(NodeModelUtils.findActualNodeFor(exception));
    return new DocumentSymbol(exception.getName(), SymbolKind.Property, range, range, "exception");
  }

  private WorkspaceSymbol symbol(Mention name) {
    return new WorkspaceSymbol(
        name.name(), SymbolKinds.of(name.kind()), Either.forLeft(mentions.location(name)));
  }

  private static boolean matches(String name, String query) {
    String lower = name.toLowerCase(Locale.ROOT);
    int from = 0;
    for (char c : query.toLowerCase(Locale.ROOT).toCharArray()) {
      from = lower.indexOf(c, from) + 1;
      if (from == 0) {
        return false;
      }
    }
    return true;
  }
}
