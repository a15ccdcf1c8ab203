package dev.eyas.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Cases of a corpus, counted by group, against the table of known differences: a case that differs
 * and is not listed fails, and so does one that is listed and does not differ any more.
 */
public final class CaseReport {
  private static final Map<String, String> KNOWN = known();

  private final Map<String, Count> groups = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * How a case differs.
   *
   * @param excuse why it may, for a whole kind of cases; null without one
   */
  public record Difference(String text, String excuse) {
    public Difference(String text) {
      this(text, null);
    }
  }

  private record Count(int passed, int known, int unheld, int total) {
    static final Count NONE = new Count(0, 0, 0, 0);
  }

  /** Lines of an id, a tab, and the reason; lines that begin with a # are comments. */
  private static Map<String, String> known() {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                CaseReport.class.getResourceAsStream("known-differences.tsv"),
                StandardCharsets.UTF_8))) {
      return table
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param difference empty for a case that passes
   */
  public void add(String group, String id, Optional<Difference> difference) {
    boolean listed = KNOWN.containsKey(id);
    boolean excused = difference.isPresent() && difference.get().excuse() != null;
    Count count = groups.getOrDefault(group, Count.NONE);
    groups.put(
        group,
        new Count(
            count.passed + (difference.isEmpty() ? 1 : 0),
            count.known + (difference.isPresent() && (listed || excused) ? 1 : 0),
            count.unheld,
            count.total + 1));
    if (difference.isEmpty() && listed) {
      failures.add(group + " " + id + " is listed as a known difference and is none");
    } else if (excused && !listed) {
      System.out.println("EXCUSED " + group + " " + id + " " + difference.get().excuse());
    } else if (difference.isPresent() && !listed) {
      failures.add(group + " " + id + " " + difference.get().text());
    }
  }

  /** Runs a case; one that throws differs. */
  public void run(String group, String id, Supplier<Optional<Difference>> testCase) {
    Optional<Difference> difference;
    try {
      difference = testCase.get();
    } catch (RuntimeException e) {
      difference = Optional.of(new Difference("throws " + e));
    }
    add(group, id, difference);
  }

  /** A case that says what cannot be held against the loader alone. */
  public void leaveOut(String group) {
    Count count = groups.getOrDefault(group, Count.NONE);
    groups.put(group, new Count(count.passed, count.known, count.unheld + 1, count.total));
  }

  /** Prints {@code passed / total} for each group, then fails unless all is as the table says. */
  public void requireAll(String corpus, List<String> expectedGroups) {
    groups.forEach(
        (group, count) ->
            System.out.printf(
                "%s %s: %d / %d%s%s%n",
                corpus,
                group,
                count.passed,
                count.total,
                count.known > 0 ? ", known differences " + count.known : "",
                count.unheld > 0 ? ", left out " + count.unheld : ""));
    expectedGroups.stream()
        .filter(group -> !groups.containsKey(group))
        .forEach(group -> System.out.println("MISSING " + corpus + " " + group));
    int passed = groups.values().stream().mapToInt(Count::passed).sum();
    int total = groups.values().stream().mapToInt(Count::total).sum();
    System.out.printf("%s: %d / %d%n", corpus, passed, total);
    failures.forEach(failure -> System.out.println("FAILED " + failure));
    assertEquals(List.of(), failures);
  }
}
