package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guide's pages say what the lints do. */
class PagesTest {
  private static final Path DOCS = Path.of("../docs");

  @ParameterizedTest
  @EnumSource
  void badExampleShowsTheLintAndNoOther(LintCode code) throws IOException {
    Linted bad = Linted.of(example(code, "Bad"));
    assertEquals(List.of(code), bad.codes(), () -> bad.all().toString());
  }

  @ParameterizedTest
  @EnumSource
  void goodExampleShowsNone(LintCode code) throws IOException {
    assertEquals(List.of(), Linted.of(example(code, "Good")).all());
  }

  @ParameterizedTest
  @EnumSource
  void commentsSilenceTheBadExample(LintCode code) throws IOException {
    String text = example(code, "Bad");
    List<Finding> left = Linted.of(text).all();
    for (int comments = 0; !left.isEmpty(); comments++) {
      assertTrue(comments < 20, text);
      text = Linted.apply(Linter.ignoring(left.get(0), new RulesSource("rules.yaml", text)), text);
      left = Linted.of(text).all();
    }
    assertTrue(text.contains("# eyas:ignore " + code));
  }

  @ParameterizedTest
  @EnumSource
  void configurationSilencesTheBadExample(LintCode code) throws IOException {
    LintConfig off = ConfigFile.parse("lints: {" + code + ": off}").config();
    RulesSource bad = new RulesSource("rules.yaml", example(code, "Bad"));
    assertEquals(List.of(), Linted.of(List.of(bad), file -> off).all());
  }

  @ParameterizedTest
  @EnumSource
  void indexTellsTheSeverity(LintCode code) throws IOException {
    String index = Files.readString(DOCS.resolve("lints/README.md"));
    Pattern row =
        Pattern.compile(
            "(?m)^\\| \\[%s]\\(%s\\.md\\) \\| [^|]+ \\| %s \\|$"
                .formatted(code, code, code.defaultSeverity().symbol()));
    assertTrue(row.matcher(index).find(), "no row " + row);
  }

  @Test
  void everyPageHasItsLint() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS.resolve("lints"))) {
      assertEquals(
          List.of(),
          pages
              .map(page -> page.getFileName().toString().replace(".md", ""))
              .filter(name -> !name.equals("README") && LintCode.find(name).isEmpty())
              .toList());
    }
  }

  private static String example(LintCode code, String heading) throws IOException {
    String page = Files.readString(DOCS.resolve(code.page()));
    assertTrue(page.contains("\n## Why\n"), code.page());
    Matcher example =
        Pattern.compile("## " + heading + "\n\n```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertTrue(example.find(), code.page() + " has no example under " + heading);
    return example.group(1);
  }
}
