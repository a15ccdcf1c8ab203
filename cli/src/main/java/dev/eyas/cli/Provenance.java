package dev.eyas.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.eyas.cli.report.Diagnosis;
import dev.eyas.cli.report.Place;
import dev.eyas.rules.SourceRange;
import dev.eyas.rules.TracedText;
import dev.eyas.rules.TracedText.Cause;
import dev.eyas.rules.TracedText.Segment;
import dev.eyas.rules.ruleset.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who wrote what, with files, lines and columns. */
final class Provenance {
  /**
   * A part of a text and what wrote it.
   *
   * @param origin file, line and column
   */
  record Part(String origin, String text) {}

  private final Diagnosis files;

  Provenance(Diagnosis files) {
    this.files = files;
  }

  JsonObject json(List<Change> changes, TracedText text) {
    JsonArray items = new JsonArray();
    changes.forEach(change -> items.add(json(change)));
    JsonArray segments = new JsonArray();
    text.segments().forEach(segment -> segments.add(json(segment, text.text())));
    JsonObject json = new JsonObject();
    json.add("items", items);
    json.add("segments", segments);
    return json;
  }

  private JsonObject json(Change change) {
    JsonObject keys = new JsonObject();
    change.values().forEach((key, range) -> keys.add(key, json(range)));
    JsonObject json = json(change.item());
    json.addProperty("action", change.kind().name().toLowerCase(Locale.ROOT));
    json.add("keys", keys);
    return json;
  }

  private JsonObject json(Segment segment, String text) {
    JsonObject json = json(segment.origin());
    json.addProperty("text", text.substring(segment.start(), segment.end()));
    json.addProperty("cause", segment.cause().name().toLowerCase(Locale.ROOT));
    if (segment.cause() == Cause.LIST) {
      json.addProperty("list", segment.list());
      json.add("item", json(segment.item()));
    }
    return json;
  }

  private JsonObject json(SourceRange range) {
    JsonObject json = new JsonObject();
    if (!range.source().isEmpty()) {
      Place place = files.placeOf(range);
      json.addProperty("file", place.file());
      json.addProperty("line", place.line());
      json.addProperty("column", place.column());
    }
    return json;
  }

  /** What each item did, in load order. */
  List<Part> history(List<Change> changes) {
    return changes.stream()
        .map(change -> new Part(place(change.item()), sentence(change)))
        .toList();
  }

  private static String sentence(Change change) {
    String verb =
        switch (change.kind()) {
          case DEFINE -> "defines ";
          case APPEND -> "appends to ";
          case REPLACE -> "replaces ";
        };
    return verb + String.join(", ", change.values().keySet());
  }

  /** A text piece by piece; what the loader put between two pieces goes with the one before. */
  List<Part> pieces(TracedText text) {
    List<Part> pieces = new ArrayList<>();
    Segment current = null;
    StringBuilder piece = new StringBuilder();
    for (Segment segment : text.segments()) {
      boolean goesOn =
          current == null
              || segment.cause() == Cause.ADDED
              || current.cause() == Cause.ADDED
              || belongTogether(current, segment);
      if (!goesOn) {
        pieces.add(part(current, piece.toString()));
        piece.setLength(0);
      }
      if (current == null || !goesOn || current.cause() == Cause.ADDED) {
        current = segment;
      }
      piece.append(text.text(), segment.start(), segment.end());
    }
    if (current != null) {
      pieces.add(part(current, piece.toString()));
    }
    return pieces;
  }

  /** Items of one list are one piece. */
  private static boolean belongTogether(Segment one, Segment other) {
    return one.cause() == Cause.LIST
        && other.cause() == Cause.LIST
        && one.list().equals(other.list())
        && one.origin().equals(other.origin());
  }

  private Part part(Segment segment, String text) {
    String list = segment.cause() == Cause.LIST ? "   (list " + segment.list() + ")" : "";
    return new Part(place(segment.origin()), text.strip().replaceAll("\\s+", " ") + list);
  }

  String place(SourceRange range) {
    return range.source().isEmpty() ? "" : files.placeOf(range).toString();
  }
}
