package dev.eyas.ide.structure;

import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Entry;
import dev.eyas.rules.syntax.YamlNode.Mapping;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import dev.eyas.rules.syntax.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/** Folds: each item, each of its values that has several lines, and comments in a row. */
public final class Folding {
  private final OpenFile file;
  private final List<FoldingRange> folds = new ArrayList<>();

  private Folding(OpenFile file) {
    this.file = file;
  }

  public static List<FoldingRange> of(OpenFile file) {
    Folding folding = new Folding(file);
    for (YamlNode root : YamlReader.read(file.text())) {
      if (root instanceof Sequence items) {
        items.elements().forEach(folding::element);
      }
    }
    folding.comments();
    return folding.folds;
  }

  private void element(Element element) {
    if (element.node() != null) {
      int start = element.dash() < 0 ? element.node().start() : element.dash();
      fold(line(start), line(element.node().end()), null);
      below(element.node());
    }
  }

  private void below(YamlNode node) {
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(this::entry);
    } else if (node instanceof Sequence sequence) {
      sequence.elements().forEach(this::element);
    }
  }

  private void entry(Entry entry) {
    if (entry.value() != null) {
      fold(line(entry.key().start()), line(entry.value().end()), null);
      below(entry.value());
    }
  }

  private void comments() {
    String[] lines = file.text().split("\\R", -1);
    int start = -1;
    for (int i = 0; i <= lines.length; i++) {
      boolean comment = i < lines.length && lines[i].startsWith("#");
      if (comment && start < 0) {
        start = i;
      } else if (!comment && start >= 0) {
        fold(start, i - 1, FoldingRangeKind.Comment);
        start = -1;
      }
    }
  }

  /** One fold a line is all that editors can show; the outermost one wins. */
  private void fold(int start, int end, String kind) {
    boolean taken = folds.stream().anyMatch(fold -> fold.getStartLine() == start);
    if (end > start && !taken) {
      FoldingRange fold = new FoldingRange(start, end);
      fold.setKind(kind);
      folds.add(fold);
    }
  }

  private int line(int offset) {
    return file.document().getPosition(offset).getLine();
  }
}
