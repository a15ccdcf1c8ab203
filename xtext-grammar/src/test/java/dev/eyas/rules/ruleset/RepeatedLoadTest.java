package dev.eyas.rules.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.RulesSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loader that is kept says of edited files what a new one says. */
class RepeatedLoadTest {
  private static final int EDITS = 150;

  private static final List<RulesSource> FILES =
      List.of(
          new RulesSource(
              "one.yaml",
              """
              - list: shells
                items: [bash, zsh]
              - list: nested
                items: [shells, "a b"]
              - macro: spawned
                condition: evt.type = execve and proc.name in (nested)
              - macro: outer
                condition: (spawned or proc.name in (later))
              - rule: One
                desc: one
                condition: outer and not fd.name startswith /etc
                output: "%proc.name of %container.info"
                priority: INFO
                tags: [a]
              """),
          new RulesSource(
              "two.yaml",
              """
              - list: later
                items: [nested, ksh]
              - list: shells
                items: [fish]
                override:
                  items: append
              - rule: Two
                desc: two
                condition: evt.type = open and fd.name in (shells)
                output: file=%fd.name
                priority: WARNING
                exceptions:
                  - name: known
                    fields: [proc.name, fd.name]
                    comps: [in, =]
                    values:
                      - [[bash, sh], /tmp/a]
              - rule: One
                condition: and proc.pid > 1
                tags: [b]
                override:
                  condition: append
                  tags: append
              """),
          new RulesSource(
              "three.yaml",
              """
              - macro: spawned
                condition: or evt.type = clone
                override:
                  condition: append
              - rule: Two
                exceptions:
                  - name: known
                    values:
                      - [zsh, /tmp/b]
                override:
                  exceptions: append
              - rule: One
                enabled: false
                override:
                  enabled: replace
              - rule: Three
                desc: three
                condition: spawned and (proc.name in (later) or fd.num > 3)
                output: x
                priority: ERROR
              """));

  private final RulesLoader kept = new RulesLoader();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheSameAsOneAnew(long seed) {
    Random random = new Random(seed);
    List<RulesSource> files = FILES;
    for (int i = 0; i < EDITS; i++) {
      files = random.nextInt(8) == 0 ? FILES : edited(files, random);
      assertEquals(new RulesLoader().load(files), kept.load(files), files::toString);
    }
  }

  private static List<RulesSource> edited(List<RulesSource> files, Random random) {
    List<RulesSource> edited = new ArrayList<>(files);
    int file = random.nextInt(files.size());
    RulesSource source = files.get(file);
    edited.set(file, new RulesSource(source.name(), edited(source.text(), random)));
    return edited;
  }

  /** Most edits leave the file one that loads, at least in part. */
  private static String edited(String text, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
    int line = random.nextInt(lines.size());
    String old = lines.get(line);
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(line, "");
      case 2 -> lines.add(line, "# a comment");
      case 3 -> lines.set(line, old + " ");
      case 4 -> lines.set(line, exchanged(old, random));
      default -> {
        int at = random.nextInt(old.length() + 1);
        lines.set(line, old.substring(0, at) + "x" + old.substring(at));
      }
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String exchanged(String line, Random random) {
    List<String> names = List.of("shells", "nested", "later", "spawned", "outer", "One", "Two");
    String one = names.get(random.nextInt(names.size()));
    return line.replace(one, names.get(random.nextInt(names.size())));
  }
}
