package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.TracedText.Segment;
import dev.eyas.rules.condition.Condition;
import dev.eyas.rules.condition.EventTypeSet;
import dev.eyas.rules.condition.Syntax;
import dev.eyas.rules.condition.SyntaxError;
import dev.eyas.rules.ruleset.EffectiveMacro;
import dev.eyas.rules.ruleset.EffectiveRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Appended conditions that bind other than they read. Texts are put one after the other before
 * anybody looks for groups: behind {@code a or b}, {@code and c} belongs to b alone.
 */
final class AppendLint implements Lint {
  private static final String CONDITION = "condition";
  private static final String TORN =
      "This binds other than it reads: 'and' goes before 'or', whoever wrote them. Put what is meant to stay together in parentheses.";
  private static final String UNLIMITED =
      "This alternative is about events of every type: what it is appended to limits only its own.";

  /** As many event types as Falco warns of. */
  private static final int MANY_EVENT_TYPES = 100;

  private static final Pattern CONNECTIVE = Pattern.compile("^\\s*(and|or)\\b\\s*");

  @Override
  public LintCode code() {
    return LintCode.EYAS005;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    for (EffectiveRule rule : rules.ruleset().rules()) {
      if (rule.merged().contributions(CONDITION).size() > 1) {
        check(rules, rule.merged().condition(), Optional.of(rule.condition()), findings);
      }
    }
    for (EffectiveMacro macro : rules.ruleset().macros()) {
      if (macro.merged().contributions(CONDITION).size() > 1) {
        check(rules, macro.merged().condition(), macro.condition(), findings);
      }
    }
  }

  private void check(
      LintedRules rules,
      TracedText condition,
      Optional<Condition> compiled,
      Consumer<Finding> findings) {
    List<Segment> segments = condition.segments();
    Optional<Syntax> whole = parse(rules, condition.text());
    for (int i = 1; whole.isPresent() && i + 1 < segments.size(); i++) {
      int seam = segments.get(i).start();
      if (!isSeam(segments.get(i))) {
        continue;
      }
      if (isTornAt(whole.get(), seam)) {
        findings.accept(torn(rules, condition, segments, i));
      } else if (compiled.filter(c -> losesEventTypes(c, whole.get(), seam)).isPresent()) {
        findings.accept(finding(condition, segments, i, UNLIMITED));
      }
    }
  }

  /** What the loader adds between two texts is one blank. */
  private static boolean isSeam(Segment segment) {
    return segment.cause() == TracedText.Cause.ADDED;
  }

  private static Optional<Syntax> parse(LintedRules rules, String text) {
    try {
      return Optional.of(rules.parser().condition(text));
    } catch (SyntaxError listNeeded) {
      return Optional.empty();
    }
  }

  /** Whether a group lies across a place without being the whole of one level. */
  private static boolean isTornAt(Syntax whole, int seam) {
    return operands(whole).stream().anyMatch(operand -> liesAcross(operand, seam));
  }

  private static boolean liesAcross(Syntax node, int seam) {
    return node.start() < seam && seam < node.end();
  }

  private static List<Syntax> operands(Syntax node) {
    if (node instanceof Syntax.And and) {
      return and.operands();
    }
    return node instanceof Syntax.Or or ? or.operands() : List.of();
  }

  /** Whether alternatives behind a place are about every event type, and those before are not. */
  private static boolean losesEventTypes(Condition compiled, Syntax whole, int seam) {
    if (!(whole instanceof Syntax.Or parsed)
        || !(withoutExceptions(compiled) instanceof Condition.Or or)
        || or.operands().size() != parsed.operands().size()) {
      return false;
    }
    boolean limited = true;
    boolean unlimited = false;
    for (int i = 0; i < or.operands().size(); i++) {
      boolean many = EventTypeSet.of(or.operands().get(i)).cardinality() > MANY_EVENT_TYPES;
      boolean before = parsed.operands().get(i).start() < seam;
      limited &= !before || !many;
      unlimited |= !before && many;
    }
    return limited && unlimited;
  }

  private static Condition withoutExceptions(Condition compiled) {
    return compiled instanceof Condition.And and ? and.operands().get(0) : compiled;
  }

  private Finding torn(LintedRules rules, TracedText condition, List<Segment> segments, int seam) {
    return finding(condition, segments, seam, TORN)
        .fixedBy(fixes(rules, condition, segments, seam));
  }

  private Finding finding(TracedText condition, List<Segment> segments, int seam, String message) {
    Segment added = segments.get(seam + 1);
    SourceRange range = trimmed(condition, added.start(), endOfPiece(segments, seam + 1));
    return Finding.of(code(), range, message)
        .related(trimmed(condition, 0, segments.get(seam).start()), "what it is appended to");
  }

  private static SourceRange trimmed(TracedText text, int start, int end) {
    int to = end;
    while (to > start && Character.isWhitespace(text.text().charAt(to - 1))) {
      to--;
    }
    return text.range(start, to);
  }

  private static int endOfPiece(List<Segment> segments, int index) {
    int last = index;
    while (last + 1 < segments.size() && !isSeam(segments.get(last + 1))) {
      last++;
    }
    return segments.get(last).end();
  }

  /** Parentheses around what is appended, behind its connective, if they settle it. */
  private static List<Fix> fixes(
      LintedRules rules, TracedText condition, List<Segment> segments, int seam) {
    int start = segments.get(seam + 1).start();
    int end = endOfPiece(segments, seam + 1);
    Matcher connective = CONNECTIVE.matcher(condition.text().substring(start, end));
    if (!connective.find()) {
      return List.of();
    }
    int open = start + connective.end();
    SourceRange inner = trimmed(condition, open, end);
    String body = condition.text().substring(open, end).stripTrailing();
    String parenthesised =
        condition.text().substring(0, open)
            + "("
            + body
            + ")"
            + condition.text().substring(open + body.length());
    boolean settled =
        parse(rules, parenthesised)
            .filter(whole -> !isTornAt(whole, segments.get(seam).start()))
            .isPresent();
    RulesText file = rules.file(inner);
    if (!settled || file == null || inner.length() == 0) {
      return List.of();
    }
    int behind = inner.offset() + inner.length();
    return List.of(
        Fix.of(
            "Put the appended condition in parentheses",
            new TextEdit(file.range(inner.offset(), inner.offset()), "("),
            new TextEdit(file.range(behind, behind), ")")));
  }
}
