package dev.eyas.rules.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.GeneratedRules;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.RulesWorkspace;
import dev.eyas.rules.Samples;
import dev.eyas.rules.formatting.RulesFormatter;
import dev.eyas.rules.formatting.TextChange;
import dev.eyas.rules.ruleset.RulesLoader;
import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.Test;

/**
 * Texts that nobody wrote, for as long as {@code eyas.fuzz.seconds} says. They are the same every
 * time, so that nobody's change fails by chance; {@code eyas.fuzz.seed} goes where none has been. A
 * failure names the seed that makes its text again.
 */
class FuzzTest {
  private static final int SECONDS = Integer.getInteger("eyas.fuzz.seconds", 3);
  private static final long SEED = Long.getLong("eyas.fuzz.seed", 1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PART = 20_000;

  private static final RulesLoader LOADER = new RulesLoader();
  private static final List<String> TEXTS = texts();

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(Samples.ALL);
    String corpus = System.getProperty("eyas.corpus", "");
    Path official = Path.of(corpus, "upstream-rules");
    List<Path> files =
        corpus.isEmpty()
            ? List.of(Path.of("..", "rules", "eyas_rules.yaml"))
            : List.of(
                official.resolve("falco_rules.yaml"),
                official.resolve("falco-incubating_rules.yaml"),
                official.resolve("falco-sandbox_rules.yaml"));
    try {
      for (Path file : files) {
        texts.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return List.copyOf(texts);
  }

  @Test
  void bytes() {
    fuzz(
        random -> {
          byte[] bytes = new byte[random.nextInt(400)];
          random.nextBytes(bytes);
          readAll(new String(bytes, StandardCharsets.UTF_8));
          readAll(new String(bytes, StandardCharsets.UTF_16));
        });
  }

  @Test
  void brokenFiles() {
    fuzz(
        random -> {
          String text = part(random);
          for (int i = random.nextInt(6); i >= 0; i--) {
            text = Mutation.of(text, random).apply(text);
          }
          readAll(text);
        });
  }

  @Test
  void edits() {
    fuzz(
        random -> {
          String text = part(random);
          XtextResource resource = RulesWorkspace.of(text).resource();
          for (int i = 0; i < 10; i++) {
            Mutation edit = Mutation.of(text, random);
            if (isUnicode(edit.apply(text))) {
              text = edit.apply(text);
              resource.update(edit.offset(), edit.length(), edit.text());
              assertEquals(tree(RulesWorkspace.of(text).resource()), tree(resource), text);
            }
          }
        });
  }

  @Test
  void damagedConditions() {
    fuzz(
        random -> {
          String before = "- list: a\n  items: [x, y]\n- rule: r\n  desc: d\n";
          String condition = "(proc.name = x and not fd.name in (a)) or evt.type = open";
          String after = "  output: o %proc.name\n  tags: [t]\n- macro: m\n  condition: a and b\n";
          for (int i = random.nextInt(5); i >= 0; i--) {
            condition = Mutation.of(condition, random).apply(condition);
          }
          condition = "x " + condition.replaceAll("[\\r\\n]", " ");
          assertSame(before + "  condition: |\n    ", condition, "\n" + after);
        });
  }

  /** What stands around a condition is read as if the condition were a sound one. */
  private static void assertSame(String before, String condition, String after) {
    String sound = before + "x" + after;
    String damaged = before + condition + after;
    int end = damaged.length() - after.length();
    List<String> around = around(sound, before.length(), before.length() + 1);
    assertEquals(around, around(damaged, before.length(), end), damaged);
  }

  private static List<String> around(String text, int start, int end) {
    return RulesTokenizer.tokens(text).stream()
        .filter(token -> !token.kind().isHidden())
        .filter(token -> token.end() < start || token.start() > end)
        .map(token -> token.kind() + " " + token.text())
        .toList();
  }

  private static void fuzz(Consumer<Random> trial) {
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    long seed = SEED;
    do {
      Random random = new Random(seed);
      try {
        assertTimeoutPreemptively(PATIENCE, () -> trial.accept(random));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("eyas.fuzz.seed=" + seed, e);
      }
      seed++;
    } while (System.nanoTime() < end);
    System.out.printf("fuzzing: %d texts%n", seed - SEED);
  }

  private static String part(Random random) {
    if (random.nextBoolean()) {
      return GeneratedRules.file(random.nextLong());
    }
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    int start = random.nextInt(Math.max(1, text.length() - PART));
    int item = text.indexOf("\n- ", start);
    return text.substring(item < 0 ? 0 : item + 1, Math.min(text.length(), start + PART));
  }

  private static void readAll(String text) {
    assertCovers(text, RulesTokenizer.tokens(text));
    LOADER.load(List.of(new RulesSource("a.yaml", text)));
    TextChange.apply(text, RulesFormatter.format(text).changes());
    RulesWorkspace.of(text).issues("a_rules.yaml");
  }

  private static void assertCovers(String text, List<SyntaxToken> tokens) {
    int end = 0;
    for (SyntaxToken token : tokens) {
      assertTrue(token.start() == end && token.end() >= end, () -> token + " in " + text);
      end = token.end();
    }
    assertEquals(text.length(), end, text);
  }

  /** Half a character comes from no file. */
  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String tree(XtextResource resource) {
    StringBuilder tree = new StringBuilder();
    for (INode node : resource.getParseResult().getRootNode().getAsTreeIterable()) {
      String error =
          node.getSyntaxErrorMessage() == null ? "" : node.getSyntaxErrorMessage().getMessage();
      tree.append(node.getTotalOffset()).append(' ').append(node.getTotalLength()).append(' ');
      tree.append(node.getGrammarElement() == null).append(' ').append(error).append('\n');
    }
    return tree.toString();
  }
}
