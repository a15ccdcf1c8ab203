package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of the commands that list things, and the printing of what they ask for. */
final class EntryPrinter {
  /** How to print. */
  enum Format {
    TEXT,
    JSON
  }

  private static final int GAP = 2;
  private static final int WIDEST_LABEL = 34;
  private static final int NARROWEST_TEXT = 30;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      description = "A part of the name, or all of it with * for anything.")
  private String pattern = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default) or json.")
  private Format format;

  /**
   * For entries that come from files.
   *
   * @param noun what the entries are, in the plural
   * @throws UserError if what should be a name is a file's
   */
  void refuseFile(String noun) {
    boolean looksLikeFile = pattern.contains("/") || pattern.matches(".*\\.ya?ml");
    if (looksLikeFile && Files.exists(Path.of(pattern))) {
      throw new UserError(
          "%s is a file; to list its %s: eyas list %s -r %s"
              .formatted(pattern, noun, noun, pattern));
    }
  }

  /**
   * @param noun what the entries are, in the plural
   * @return the exit code: 1 if there is none
   */
  int print(String noun, List<Entry> all, CommandLine command) {
    NamePattern wanted = new NamePattern(pattern);
    List<Entry> entries = all.stream().filter(entry -> wanted.matches(entry.name())).toList();
    PrintWriter out = command.getOut();
    if (format == Format.JSON) {
      out.println(Json.text(json(noun, entries)));
    } else {
      print(entries, out, command.getColorScheme().ansi());
    }
    out.flush();
    if (entries.isEmpty()) {
      command.getErr().println("eyas: no " + noun + (pattern.isEmpty() ? "" : " like " + pattern));
      return 1;
    }
    return 0;
  }

  private static JsonObject json(String noun, List<Entry> entries) {
    JsonArray array = new JsonArray();
    entries.forEach(entry -> array.add(entry.json()));
    JsonObject object = new JsonObject();
    object.add(noun, array);
    return object;
  }

  private static void print(List<Entry> entries, PrintWriter out, Ansi ansi) {
    int label = Math.min(WIDEST_LABEL, widest(entries, e -> e.label().length())) + GAP;
    int details = widest(entries, e -> e.detail().length());
    int detail = details == 0 ? 0 : details + GAP;
    int text = Math.max(NARROWEST_TEXT, Terminal.width() - label - detail);
    String indent = " ".repeat(label + detail);
    for (Entry entry : entries) {
      String name = ansi.apply(entry.label(), List.of(Style.bold)).toString();
      boolean fits = entry.label().length() + GAP <= label;
      String gap = fits ? " ".repeat(label - entry.label().length()) : "\n" + " ".repeat(label);
      String first = gap + padded(entry.detail(), detail);
      String lines = String.join("\n" + indent, Wrapped.lines(entry.text(), text));
      out.println(name + (first + lines).stripTrailing());
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static int widest(List<Entry> entries, ToIntFunction<Entry> width) {
    return entries.stream().mapToInt(width).max().orElse(0);
  }
}
