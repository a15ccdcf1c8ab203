package dev.eyas.ide.codeaction;

import dev.eyas.ide.live.TextPositions;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.validation.lint.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Fixes as LSP sends them. */
final class FixEdits {
  private final Map<String, String> texts;
  private final UnaryOperator<String> uris;

  /**
   * @param files that fixes are about
   * @param uris from a file's name to what the client calls it
   */
  FixEdits(List<RulesSource> files, UnaryOperator<String> uris) {
    this.texts =
        files.stream().collect(Collectors.toMap(RulesSource::name, RulesSource::text, (a, b) -> b));
    this.uris = uris;
  }

  WorkspaceEdit of(Fix fix) {
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (var edit : fix.edits()) {
      edits
          .computeIfAbsent(uris.apply(edit.range().source()), uri -> new ArrayList<>())
          .add(new TextEdit(range(edit.range()), edit.text()));
    }
    return new WorkspaceEdit(edits);
  }

  private Range range(SourceRange range) {
    String text = texts.getOrDefault(range.source(), "");
    return new Range(
        TextPositions.at(text, range.offset()),
        TextPositions.at(text, range.offset() + range.length()));
  }
}
