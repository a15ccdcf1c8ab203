package dev.eyas.rules.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.RulesWorkspace;
import dev.eyas.rules.formatting.RulesFormatter;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.rules.ruleset.LoadProblem;
import dev.eyas.rules.ruleset.RulesLoader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files made to use up time or memory: each is refused, or read, within bounds. */
class BombTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DEEP = 10_000;
  private static final int LONG = 2_000;
  private static final String RULE =
      "- rule: r\n  desc: d\n  output: o\n  priority: INFO\n  condition: ";

  @Test
  void aliasesOfAliasesAreNotMultiplied() {
    StringBuilder bomb =
        new StringBuilder("- list: a0\n  items: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("- list: a%d\n  items: &a%d [".formatted(i, i))
          .append((alias + ", ").repeat(8))
          .append(alias)
          .append("]\n");
    }
    bomb.append(RULE).append("proc.name in (a39)\n");
    assertBounded(bomb.toString());
  }

  @Test
  void aliasesInExceptionsAreNotMultiplied() {
    StringBuilder bomb = new StringBuilder("- list: a\n  items: [x]\n  bomb:\n");
    bomb.append("    - &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("    - &a%d [".formatted(i))
          .append(("*a" + (i - 1) + ", ").repeat(9))
          .append("]\n");
    }
    bomb.append(RULE)
        .append("proc.name = x\n  exceptions:\n    - name: e\n      fields: [proc.name]\n")
        .append("      values: *a39\n");
    assertBounded(bomb.toString());
  }

  @Test
  void listsOfListsAreNotMultiplied() {
    StringBuilder bomb = new StringBuilder("- list: a0\n  items: [x, y, z, u, v, w, r, s, t, q]\n");
    for (int i = 1; i < 40; i++) {
      String name = "a" + (i - 1);
      bomb.append("- list: a%d\n  items: [".formatted(i))
          .append((name + ", ").repeat(9))
          .append(name)
          .append("]\n");
    }
    bomb.append(RULE).append("evt.type = open and proc.name in (a39)\n");
    assertBounded(bomb.toString());
  }

  @Test
  void listsOfLaterListsAreNotMultiplied() {
    StringBuilder bomb = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String name = "a" + (i + 1);
      bomb.append("- list: a%d\n  items: [".formatted(i))
          .append((name + ", ").repeat(9))
          .append(name)
          .append("]\n");
    }
    bomb.append(RULE).append("evt.type = open and proc.name in (a0)\n");
    assertRefused(bomb.toString(), "lists in place");
  }

  @Test
  void aChainOfMacrosHasAnEnd() {
    StringBuilder chain = new StringBuilder("- macro: m0\n  condition: evt.type = open\n");
    for (int i = 1; i < LONG; i++) {
      chain.append("- macro: m%d\n  condition: m%d\n".formatted(i, i - 1));
    }
    assertRefused(chain.append(RULE).append("m%d\n".formatted(LONG - 1)).toString(), "levels");
  }

  @Test
  void macrosOfMacrosAreNotMultiplied() {
    StringBuilder bomb = new StringBuilder("- macro: m0\n  condition: evt.type = open\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("- macro: m%d\n  condition: m%d and m%d\n".formatted(i, i - 1, i - 1));
    }
    bomb.append(RULE).append("m39\n");
    assertRefused(bomb.toString(), "too large");
  }

  @Test
  void flowNestingHasAnEnd() {
    String words = "stand in more than 500 others";
    assertRefused("- list: a\n  items: " + "[".repeat(DEEP) + "]".repeat(DEEP) + "\n", words);
    assertRefused("- list: a\n  items: " + "[".repeat(DEEP), words);
    assertRefused("{a: ".repeat(DEEP), words);
  }

  @Test
  void blockNestingHasAnEnd() {
    StringBuilder nested = new StringBuilder("- list: a\n  items:\n");
    for (int i = 0; i < 2_000; i++) {
      nested.append(" ".repeat(i + 2)).append("-\n");
    }
    assertRefused(nested.toString(), "");
    assertRefused("- ".repeat(DEEP) + "a\n", "");
  }

  @Test
  void conditionNestingHasAnEnd() {
    assertRefused(RULE + "(".repeat(DEEP) + "proc.name = a" + ")".repeat(DEEP) + "\n", "");
    assertBounded(RULE + "not ".repeat(DEEP) + "proc.name = a\n");
    assertBounded(RULE + "tolower(".repeat(300) + "proc.name" + ")".repeat(300) + " = a\n");
    assertRefused(
        RULE + "tolower(".repeat(400) + "proc.name" + ")".repeat(400) + " = a\n",
        "transformers stand within more than 300 others");
    assertRefused(RULE + "tolower(".repeat(DEEP) + "proc.name" + ")".repeat(DEEP) + " = a\n", "");
    assertRefused(RULE + "proc.name in " + "(".repeat(DEEP) + "\n", "");
  }

  @Test
  void longConditionsAreRead() {
    assertBounded(RULE + "proc.name = a and ".repeat(LONG) + "proc.name = b\n");
    assertBounded(RULE + "proc.name in (" + "a, ".repeat(LONG) + "a)\n");
    assertBounded(RULE + "proc.name = " + "a".repeat(100 * LONG) + "\n");
  }

  @Test
  void regularExpressionsAreBounded() {
    assertBounded(RULE + "proc.name regex \"" + "(a*)*".repeat(100) + "b\"\n");
    assertRefused(
        RULE + "proc.name regex \"((((((a{1000}){1000}){1000}){1000}){1000}){1000})\"\n", "");
    assertRefused(RULE + "proc.name regex \"" + "(".repeat(DEEP) + ")".repeat(DEEP) + "\"\n", "");
  }

  @Test
  void hugeFilesAreRefused() {
    String item = "- macro: a_macro\n  condition: proc.name = a or proc.name = b\n";
    assertRefused(item.repeat(50_000_000 / item.length()), "too large");
    assertRefused("- ".repeat(RulesSource.MAX_LENGTH), "too large");
  }

  /** The loader says so, with these words, and the editor at least gets through. */
  private static void assertRefused(String text, String words) {
    List<LoadProblem> errors = assertBounded(text);
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).message().contains(words), errors.get(0).message());
  }

  private static List<LoadProblem> assertBounded(String text) {
    return assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          LoadOutcome outcome = new RulesLoader().load(List.of(new RulesSource("a.yaml", text)));
          RulesFormatter.format(text);
          RulesWorkspace.of(text).issues("a_rules.yaml");
          return outcome.results().get(0).errors();
        });
  }
}
