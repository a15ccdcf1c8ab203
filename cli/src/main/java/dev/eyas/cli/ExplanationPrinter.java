package dev.eyas.cli;

import dev.eyas.sensor.NearMiss;
import dev.eyas.sensor.NearMisses;
import dev.eyas.sensor.filter.Explanation;
import dev.eyas.sensor.filter.Explanation.FieldValue;
import dev.eyas.sensor.filter.Explanation.Outcome;
import dev.eyas.sensor.filter.Share;
import dev.eyas.sensor.filter.TimeFields;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Prints the events that rules nearly matched, each with its condition as a tree. */
final class ExplanationPrinter {
  private static final int SHOWN = 5;

  private final PrintWriter out;
  private final Ansi ansi;

  ExplanationPrinter(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void print(List<NearMisses> rules) {
    rules.forEach(this::print);
    out.flush();
  }

  private void print(NearMisses misses) {
    out.printf(
        "%nRule '%s': %,d of its %,d events matched%s%n",
        misses.rule(),
        misses.matched(),
        misses.studied(),
        misses.passedOver() == 0
            ? ""
            : String.format("; %,d more were too many to look at", misses.passedOver()));
    if (misses.nearest().isEmpty()) {
      out.println(
          misses.studied() == 0
              ? "No event of a type that it is for has come."
              : "None came near without matching.");
    }
    misses.nearest().stream().limit(SHOWN).forEach(this::print);
  }

  private void print(NearMiss miss) {
    Share share = miss.explanation().share();
    out.printf(
        "%n%d of %d held: %s event %d, %s: %s%n",
        share.held(),
        share.total(),
        TimeFields.clock(miss.time()),
        miss.eventNumber(),
        miss.eventType(),
        miss.message());
    print(miss.explanation(), 1);
  }

  private void print(Explanation part, int depth) {
    out.println(
        "  ".repeat(depth) + mark(part.outcome()) + " " + oneLine(part.text()) + values(part));
    part.parts().forEach(inner -> print(inner, depth + 1));
  }

  private String mark(Outcome outcome) {
    return switch (outcome) {
      case TRUE -> ansi.string("@|green ✓|@");
      case FALSE -> ansi.string("@|red ✗|@");
      case NO_VALUE -> ansi.string("@|yellow ∅|@");
      case FAILED -> ansi.string("@|red !|@");
    };
  }

  private static String values(Explanation part) {
    return part.values().isEmpty()
        ? ""
        : part.values().stream()
            .map(ExplanationPrinter::value)
            .collect(Collectors.joining(", ", "   # ", ""));
  }

  private static String value(FieldValue value) {
    return value.value() == null
        ? value.field() + " has no value"
        : value.field() + " is " + oneLine(value.value());
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
