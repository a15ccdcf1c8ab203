package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.robustness.Mutation;
import dev.eyas.rules.ruleset.RulesLoader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A linter that is kept finds in edited files what a new one finds. */
class KeptLinterTest {
  private static final int EDITS = 200;

  private static final String RULES =
      """
      - list: none
        items: []
      - macro: shell
        condition: proc.name in (bash, zsh)
      - macro: no_shell
        condition: not proc.name in (bash, zsh)
      - macro: nothing
        condition: proc.name in (none)
      - rule: Never
        desc: contradicts itself by its macros
        condition: evt.type = execve and shell and no_shell
        output: x
        priority: INFO
      - rule: Neither
        desc: contradicts itself
        condition: evt.type = open and fd.num > 3 and fd.num < 2
        output: x
        priority: INFO
      - rule: Empty
        desc: asks for one of no values
        condition: evt.type = open and nothing
        output: x
        priority: INFO
      - rule: Wide
        desc: holds for much
        condition: evt.type = open and fd.name startswith /etc
        output: x
        priority: INFO
      - rule: Narrow
        desc: is shadowed
        condition: evt.type = open and fd.name startswith /etc/ssh and shell
        output: x
        priority: INFO
      """;

  private final Linter kept = new Linter();
  private final RulesLoader loader = new RulesLoader();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhatANewOneFinds(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < EDITS; i++) {
      String text = RULES;
      for (int edits = random.nextInt(3); edits > 0; edits--) {
        text = edited(text, random);
      }
      List<RulesSource> files = List.of(new RulesSource("a.yaml", text));
      assertEquals(findings(new Linter(), files), findings(kept, files), text);
    }
  }

  private List<Finding> findings(Linter linter, List<RulesSource> files) {
    return linter.run(files, loader.load(files).ruleset(), file -> LintConfig.DEFAULT, () -> false);
  }

  /** Most edits leave a file that loads. */
  private static String edited(String text, Random random) {
    List<String> words = List.of("bash", "zsh", "open", "shell", "/etc", "> 3", "and", "none");
    String word = words.get(random.nextInt(words.size()));
    int at = text.indexOf(word, random.nextInt(text.length()));
    if (at < 0 || random.nextInt(4) == 0) {
      return Mutation.of(text, random).apply(text);
    }
    String other = words.get(random.nextInt(words.size()));
    return text.substring(0, at) + other + text.substring(at + word.length());
  }
}
