package dev.eyas.rules.validation.lint;

import dev.eyas.catalog.MitreAttack;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.syntax.YamlNode;
import dev.eyas.rules.syntax.YamlNode.Element;
import dev.eyas.rules.syntax.YamlNode.Scalar;
import dev.eyas.rules.syntax.YamlNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags that are given twice, and those of MITRE ATT&amp;CK that name nothing there. */
final class TagLint implements Lint {
  private static final Pattern TECHNIQUE =
      Pattern.compile("(TA?)(\\d+)(?:[._-](\\d+))?", Pattern.CASE_INSENSITIVE);

  /** Fewer digits than these name other things, such as a team or a tier. */
  private static final Pattern NEARLY_TECHNIQUE = Pattern.compile("TA?\\d{3,5}([._-]\\d+)?");

  private static final Pattern SOUND_TECHNIQUE = Pattern.compile("TA\\d{4}|T\\d{4}(\\.\\d{3})?");
  private static final String TACTIC = "mitre_";
  private static final Pattern SEPARATED = Pattern.compile(".*[\\s,].*", Pattern.DOTALL);

  @Override
  public LintCode code() {
    return LintCode.EYAS008;
  }

  @Override
  public void check(LintedRules rules, Consumer<Finding> findings) {
    rules
        .items()
        .filter(item -> item.kind() == SourceItem.Kind.RULE)
        .forEach(
            item ->
                item.value("tags")
                    .filter(Sequence.class::isInstance)
                    .ifPresent(tags -> check(item.file(), (Sequence) tags, findings)));
  }

  private void check(RulesText file, Sequence tags, Consumer<Finding> findings) {
    Map<String, Scalar> seen = new HashMap<>();
    for (int i = 0; i < tags.elements().size(); i++) {
      if (!(tags.elements().get(i).node() instanceof Scalar tag)
          || tag.style() == YamlNode.Style.ALIAS) {
        continue;
      }
      Scalar first = seen.putIfAbsent(tag.value(), tag);
      if (first != null) {
        findings.accept(
            Finding.of(code(), file.range(tag), "Tag '" + tag.value() + "' is given twice.")
                .related(file.range(first), "the first time")
                .fixedBy(List.of(Fix.of("Remove the tag", removal(file, tags, i)))));
      } else {
        checkForm(file, tag).ifPresent(findings);
      }
    }
  }

  private static TextEdit removal(RulesText file, Sequence tags, int index) {
    Element element = tags.elements().get(index);
    if (tags.flow()) {
      int before = tags.elements().get(index - 1).node().end();
      return new TextEdit(file.range(before, element.node().end()), "");
    }
    int start = file.lineStart(element.dash());
    int end = Math.min(file.lineEnd(element.node().end()) + 1, file.text().length());
    return new TextEdit(file.range(start, end), "");
  }

  private Optional<Finding> checkForm(RulesText file, Scalar tag) {
    String text = tag.value();
    SourceRange range = file.range(tag);
    Matcher technique = TECHNIQUE.matcher(text);
    if (technique.matches() && isMisspelt(text, normalTechnique(technique))) {
      String message =
          "'%s' is no MITRE ATT&CK identifier: a technique is T and four digits, a sub-technique has a dot and three more, a tactic is TA and four digits."
              .formatted(text);
      return Optional.of(suggesting(file, tag, normalTechnique(technique), message));
    }
    if (text.toLowerCase(Locale.ROOT).startsWith(TACTIC)) {
      return checkTactic(file, tag);
    }
    if (SEPARATED.matcher(text).matches()) {
      return Optional.of(
          Finding.of(
              code(), range, "'" + text + "' is one tag; write a separate element for each tag."));
    }
    return Optional.empty();
  }

  private static boolean isMisspelt(String text, String sound) {
    return !text.equals(sound) && SOUND_TECHNIQUE.matcher(sound).matches()
        || NEARLY_TECHNIQUE.matcher(text).matches() && !SOUND_TECHNIQUE.matcher(text).matches();
  }

  private Optional<Finding> checkTactic(RulesText file, Scalar tag) {
    String tactic = tag.value().substring(TACTIC.length());
    if (tag.value().startsWith(TACTIC) && MitreAttack.tactics().contains(tactic)) {
      return Optional.empty();
    }
    String message =
        "'%s' names no MITRE ATT&CK tactic; there are %s."
            .formatted(tag.value(), String.join(", ", MitreAttack.tactics()));
    return Optional.of(suggesting(file, tag, normalTactic(tactic), message));
  }

  private Finding suggesting(RulesText file, Scalar tag, String sound, String message) {
    Finding finding = Finding.of(code(), file.range(tag), message);
    boolean known =
        SOUND_TECHNIQUE.matcher(sound).matches()
            || MitreAttack.tactics().stream().anyMatch(t -> sound.equals(TACTIC + t));
    return known
        ? finding.fixedBy(
            List.of(Fix.of("Change to " + sound, new TextEdit(file.range(tag), sound))))
        : finding;
  }

  private static String normalTechnique(Matcher technique) {
    String id = technique.group(1).toUpperCase(Locale.ROOT) + technique.group(2);
    return technique.group(3) == null ? id : id + "." + technique.group(3);
  }

  private static String normalTactic(String tactic) {
    return TACTIC + tactic.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }
}
