package dev.eyas.ide.navigation;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mention;
import dev.eyas.ide.items.Mentions;
import dev.eyas.ide.workspace.OpenFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Gives a rule, a macro or a list another name, wherever it is named. */
@Singleton
public final class Rename {
  private static final Pattern MACRO = Pattern.compile("[a-zA-Z]+[a-zA-Z0-9_]*");
  private static final Pattern LIST = Pattern.compile("[^()\"'\\s=,\\[\\]{}#:&*!|>%@`]+");

  /** A text that means itself in every style of YAML. */
  private static final Pattern RULE =
      Pattern.compile("[\\p{L}\\p{N}_(/]([^\"'\\\\\\n\\r#:\\[\\]{},]|:(?! )|(?<! )#|,)*(?<!\\s)");

  private final Mentions mentions;

  @Inject
  Rename(Mentions mentions) {
    this.mentions = mentions;
  }

  /** The name at a position; empty where there is nothing to rename. */
  public Optional<PrepareRenameResult> prepare(OpenFile file, Position position) {
    return at(file, position)
        .map(mention -> new PrepareRenameResult(file.range(mention.node()), mention.name()));
  }

  /**
   * @throws ResponseErrorException if the name cannot be that of such an item, or another has it
   */
  public WorkspaceEdit edit(OpenFile file, Position position, String newName) {
    Mention mention =
        at(file, position).orElseThrow(() -> refusal("There is no name here to change."));
    requireFree(file, mention.kind(), newName);
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Mention place : mentions.of(mention.kind(), mention.name(), file.resource())) {
      Location location = mentions.location(place);
      edits
          .computeIfAbsent(location.getUri(), uri -> new ArrayList<>())
          .add(new TextEdit(location.getRange(), newName));
    }
    return new WorkspaceEdit(edits);
  }

  private Optional<Mention> at(OpenFile file, Position position) {
    return file.leafAt(position)
        .flatMap(Mention::at)
        .filter(mention -> !mentions.of(mention.kind(), mention.name(), file.resource()).isEmpty());
  }

  private void requireFree(OpenFile file, ItemKind kind, String newName) {
    if (!shape(kind).matcher(newName).matches()) {
      throw refusal(
          "'%s' cannot be the name of a %s: %s.".formatted(newName, kind.key(), rule(kind)));
    }
    if (!mentions.of(kind, newName, file.resource()).isEmpty()) {
      throw refusal("There is a " + kind.key() + " '" + newName + "' already.");
    }
  }

  private static Pattern shape(ItemKind kind) {
    return switch (kind) {
      case RULE -> RULE;
      case MACRO -> MACRO;
      case LIST -> LIST;
    };
  }

  private static String rule(ItemKind kind) {
    return switch (kind) {
      case RULE -> "it would need quotes";
      case MACRO -> "those are of letters, digits and underscores, and begin with a letter";
      case LIST -> "those are one word, without signs that mean something in YAML or conditions";
    };
  }

  private static ResponseErrorException refusal(String message) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, message, null));
  }
}
