package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The comments {@code # eyas:ignore CODE, CODE …} of a file. One behind something speaks for the
 * item or key that begins on its line, one alone on its line for the item or key that begins on the
 * next line that is neither blank nor comment; both with all that belongs to it.
 */
final class IgnoreComments {
  private static final String WORD = "eyas:ignore";
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?m)(?<=^|[ \\t])#[ \\t]*eyas:ignore[ \\t]+(EYAS\\d+(?:[ \\t]*,?[ \\t]*EYAS\\d+)*)");
  private static final Pattern SEPARATOR = Pattern.compile("[ \\t,]+");
  private static final Pattern NO_CONTENT = Pattern.compile("[ \\t\\r]*(#.*)?");

  private record Ignored(Set<String> codes, int start, int end) {}

  private final List<Ignored> ignored = new ArrayList<>();

  IgnoreComments(RulesText file) {
    if (!file.text().contains(WORD)) {
      return;
    }
    Matcher comment = COMMENT.matcher(file.text());
    while (comment.find()) {
      if (file.scalarAt(comment.start()).filter(s -> isText(file, s, comment.start())).isEmpty()) {
        add(file, comment);
      }
    }
  }

  /** Behind the {@code >} or {@code |} of a block there may be a comment. */
  private static boolean isText(RulesText file, Scalar scalar, int offset) {
    boolean block = scalar.style() == Style.FOLDED || scalar.style() == Style.LITERAL;
    return !block || offset > file.lineEnd(scalar.start());
  }

  private void add(RulesText file, Matcher comment) {
    Set<String> codes =
        Arrays.stream(SEPARATOR.split(comment.group(1))).collect(Collectors.toUnmodifiableSet());
    int line = file.lineStart(comment.start());
    if (isContentless(file, line)) {
      line = nextContent(file, line);
    }
    int end = file.lineEnd(line);
    int last = file.entryOnLine(line, end).map(e -> e.offset() + e.length()).orElse(end);
    ignored.add(new Ignored(codes, line, Math.max(end, last)));
  }

  private static int nextContent(RulesText file, int from) {
    int line = from;
    while (isContentless(file, line) && file.lineEnd(line) < file.text().length()) {
      line = file.lineEnd(line) + 1;
    }
    return line;
  }

  private static boolean isContentless(RulesText file, int line) {
    return NO_CONTENT.matcher(file.text().substring(line, file.lineEnd(line))).matches();
  }

  boolean covers(Finding finding) {
    int offset = finding.range().offset();
    return ignored.stream()
        .anyMatch(
            i ->
                i.start() <= offset
                    && offset <= i.end()
                    && i.codes().contains(finding.code().name()));
  }

  /** Writes such a comment above the key or item that holds a place. */
  static Fix fix(RulesText file, LintCode code, SourceRange range) {
    int line = lineOfEntry(file, range.offset());
    String newline = file.text().contains("\r\n") ? "\r\n" : "\n";
    String comment = file.indentation(line) + "# eyas:ignore " + code + newline;
    return Fix.of("Ignore " + code + " here", new TextEdit(file.range(line, line), comment));
  }

  /** Start of the last line up to an offset on which an item, an element or a key begins. */
  private static int lineOfEntry(RulesText file, int offset) {
    int line = file.lineStart(offset);
    while (line > 0 && file.entryOnLine(line, file.lineEnd(line)).isEmpty()) {
      line = file.lineStart(line - 1);
    }
    return line;
  }
}
