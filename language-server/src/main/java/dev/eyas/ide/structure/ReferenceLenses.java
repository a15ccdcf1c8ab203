package dev.eyas.ide.structure;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.falcoRules.Named;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

/** Above each macro and list, how often it is used; a click shows where. */
@Singleton
public final class ReferenceLenses {
  /** The client's own command: URI, position and locations, as the protocol writes them. */
  private static final String SHOW = "eyas.showReferences";

  private final Mentions mentions;

  @Inject
  ReferenceLenses(Mentions mentions) {
    this.mentions = mentions;
  }

  public List<CodeLens> of(OpenFile file, String uri) {
    return file.rules().stream()
        .flatMap(rules -> rules.getItems().stream())
        .filter(Named.class::isInstance)
        .flatMap(item -> Mention.of((Named) item).stream())
        .filter(name -> name.kind() != ItemKind.RULE)
        .map(name -> lens(name, file, uri))
        .toList();
  }

  private CodeLens lens(Mention name, OpenFile file, String uri) {
    List<Location> places =
        mentions.of(name.kind(), name.name(), file.resource()).stream()
            .filter(mention -> !mention.defining())
            .map(mentions::location)
            .toList();
    Range range = file.range(name.node());
    String title = places.size() == 1 ? "1 reference" : places.size() + " references";
    Command command =
        places.isEmpty()
            ? new Command(title, "")
            : new Command(title, SHOW, List.of(uri, range.getStart(), places));
    return new CodeLens(range, command, null);
  }
}
