package dev.eyas.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Rules files that load, written in all the ways that people and YAML know. */
public final class GeneratedRules {
  private static final List<String> CHECKS =
      List.of(
          "proc.name=bash",
          "fd.num>=0",
          "proc.pid > 100",
          "evt.type in(open,openat)",
          "proc.name in (names, cat)",
          "fd.name startswith /etc/",
          "proc.cmdline contains \"a  b and (c)\"",
          "proc.cmdline contains 'x = \"y\"'",
          "proc.args[1] = -e",
          "tolower( proc.name ) = sh",
          "proc.name = val( proc.pname )",
          "proc.tty exists",
          "spawned",
          "(spawned)",
          "fd.name pmatch (/a,/b)",
          "proc.exepath endswith \"é\\\"\"",
          "proc.aname intersects (sh,bash)");
  private static final List<String> COMMENTS =
      List.of("# a comment", "#- macro: off", "# é: [x", "#", "#   condition: a and");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final int dashGap;
  private final int margin;

  private GeneratedRules(long seed) {
    this.random = new Random(seed);
    this.dashGap = 1 + random.nextInt(3);
    this.margin = random.nextInt(4) == 0 ? 2 : 0;
  }

  /** The same file for the same seed. */
  public static String file(long seed) {
    return new GeneratedRules(seed).file();
  }

  private String file() {
    text.append(chance(8) ? "---\n" : "");
    loose(margin);
    item("list: names", () -> entry("items", this::sequence));
    item("macro: spawned", () -> entry("condition", () -> scalar("evt.type = execve")));
    int rules = random.nextInt(4);
    for (int i = 0; i < rules; i++) {
      rule(i);
    }
    String file = chance(10) ? text.toString().stripTrailing() : text.toString();
    file = chance(10) ? file.replace("\n", "\r\n") : file;
    return chance(20) ? "\uFEFF" + file : file;
  }

  private void rule(int number) {
    List<Runnable> entries = new ArrayList<>();
    entries.add(() -> entry("condition", () -> scalar(condition(3))));
    entries.add(() -> entry("output", () -> scalar("A thing (name=%proc.name  é)")));
    entries.add(() -> entry("priority", () -> "WARNING"));
    entries.add(() -> entry("desc", this::description));
    if (chance(2)) {
      entries.add(() -> entry("tags", this::sequence));
    }
    if (chance(3)) {
      entries.add(() -> entry("exceptions", this::exceptions));
    }
    java.util.Collections.shuffle(entries, random);
    item("rule: A rule " + number, () -> entries.forEach(Runnable::run));
    if (chance(4)) {
      item(
          "rule: A rule " + number,
          () -> {
            entry("condition", () -> scalar("or " + condition(1)));
            entry(
                "override", () -> chance(2) ? "{condition: append}" : nested("condition: append"));
          });
    }
  }

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private int key() {
    return margin + 1 + dashGap;
  }

  private void item(String first, Runnable entries) {
    text.append(" ".repeat(margin)).append("-").append(" ".repeat(dashGap)).append(first);
    text.append(chance(8) ? "  # trailing\n" : "\n");
    entries.run();
    loose(margin);
  }

  private void entry(String key, Supplier<String> value) {
    loose(key());
    text.append(" ".repeat(key())).append(key).append(":");
    String written = value.get();
    text.append(written.startsWith("\n") ? "" : any(List.of(" ", " ", "   ")));
    text.append(written).append("\n");
  }

  /** Comments and empty lines, now and then. */
  private void loose(int column) {
    while (chance(4)) {
      boolean comment = chance(2);
      text.append(" ".repeat(Math.max(0, column + random.nextInt(2) - 1)));
      text.append(comment ? any(COMMENTS) : "").append("\n");
    }
  }

  private String condition(int depth) {
    if (depth == 0 || chance(3)) {
      return (chance(4) ? "not " : "") + any(CHECKS);
    }
    if (chance(3)) {
      return (chance(2) ? "not(" : "( ") + condition(depth - 1) + ")";
    }
    StringBuilder chain = new StringBuilder(condition(depth - 1));
    String connective = any(List.of(" and ", " or "));
    for (int i = random.nextInt(5); i >= 0; i--) {
      chain.append(connective).append(condition(depth - 1));
    }
    return chain.toString();
  }

  private String description() {
    return any(
        List.of(
            "plain",
            "|\n" + line("one") + "\n" + line("  two  ") + "\n\n" + line("three"),
            "|2-\n" + " ".repeat(key() + 2) + "  one\n" + " ".repeat(key() + 2) + "two",
            ">+\n" + line("one") + "\n" + line("two") + "\n",
            "plain\n\n" + line("on two\t") + "\n" + line("lines"),
            "\"quoted  \\\n" + line("  \\  on two") + "\n" + line("lines \""),
            "\n" + line("'below'"),
            "!!str text",
            "&anchor text"));
  }

  private String line(String text) {
    return " ".repeat(key() + 3) + text;
  }

  private String scalar(String value) {
    String blank = "\n" + " ".repeat(key() + 1 + random.nextInt(4));
    String wrapped = value.replace(" and ", blank + "and ").replace(" or ", " or" + blank);
    return switch (random.nextInt(7)) {
      case 0, 1 -> value;
      case 2 -> ">" + any(List.of("", "-", "+")) + blank + wrapped.replace("a" + blank, "a ");
      case 3 -> "|" + blank + value;
      case 4 -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case 5 -> "'" + value.replace("'", "''") + "'";
      default -> blank + value;
    };
  }

  private String sequence() {
    return switch (random.nextInt(6)) {
      case 0 -> "[a,b , 'c d' ,  \"e\"]";
      case 1 -> "[" + "abcdefgh,".repeat(random.nextInt(20)) + "z]";
      case 2 -> "[a,\n" + line("b, # why\n") + "\n" + line("c\n") + line("]");
      case 3 -> elements(key()) + "\n" + " ".repeat(key()) + "# at the end";
      case 4 -> elements(key() + 3);
      default -> "[]";
    };
  }

  private String elements(int column) {
    String dash = "\n" + " ".repeat(column) + "-" + any(List.of(" ", "   "));
    return dash + "a" + dash + "'b c'" + (chance(2) ? "  # why" : "") + dash + "c";
  }

  private String exceptions() {
    String dash = "\n" + " ".repeat(key() + random.nextInt(3)) + "- ";
    String key = dash.replace('-', ' ');
    return dash
        + "name: e"
        + key
        + "fields: [proc.name,fd.name]"
        + key
        + "values:"
        + key
        + " - [a,b]"
        + key
        + " - - c"
        + key
        + "   - \"d\"";
  }

  private String nested(String entry) {
    return "\n" + line(entry);
  }
}
