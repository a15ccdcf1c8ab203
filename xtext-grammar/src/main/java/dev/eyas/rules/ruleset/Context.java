package dev.eyas.rules.ruleset;

import dev.eyas.rules.RulesSource;
import dev.eyas.rules.SourceRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a file down to a place in it, for a problem to be told with.
 *
 * @param content the text that the last location's offset counts in
 * @param range what an editor underlines
 */
record Context(
    RulesSource source, List<LoadProblem.Location> locations, ByteText content, SourceRange range) {

  static Context of(RulesSource source) {
    LoadProblem.Location start =
        new LoadProblem.Location(ItemType.RULES_CONTENT.text(), "", source.name(), 0, 0, 0);
    return new Context(source, List.of(start), new ByteText(source.text()), start(source));
  }

  private static SourceRange start(RulesSource source) {
    return new SourceRange(source.name(), 0, 0);
  }

  /** Only the file, for what Falco tells no place of. */
  Context ofFile() {
    return new Context(source, locations.subList(0, 1), content, start(source));
  }

  Context at(ItemType type, String name, ItemNode node) {
    return at(type, name, node.place());
  }

  Context at(ItemType type, String name, ItemNode.Place place) {
    return with(
        new LoadProblem.Location(
            type.text(), name, source.name(), place.line(), place.column(), place.offset()),
        content,
        place.range());
  }

  /**
   * A place in a condition's text, and the end of the way. Falco adds the position in that text to
   * the position of what holds it.
   */
  Context inCondition(String text, TextPosition position, SourceRange range) {
    LoadProblem.Location holder = locations.get(locations.size() - 1);
    return with(
        new LoadProblem.Location(
            ItemType.CONDITION_EXPRESSION.text(),
            "",
            quote(text),
            holder.line() + position.line(),
            holder.column() + position.column(),
            holder.offset() + position.offset()),
        new ByteText(text),
        range);
  }

  /** The same place for Falco, with something more exact for an editor to underline. */
  Context underlining(ItemNode.Place place) {
    return underlining(place.range());
  }

  Context underlining(SourceRange words) {
    return new Context(source, locations, content, words);
  }

  String snippet() {
    return Snippet.of(content, locations.get(locations.size() - 1));
  }

  private Context with(LoadProblem.Location location, ByteText content, SourceRange range) {
    List<LoadProblem.Location> longer = new ArrayList<>(locations);
    longer.add(location);
    return new Context(source, List.copyOf(longer), content, range);
  }

  private static String quote(String text) {
    String bytes = Utf8.bytes(text);
    String shown = bytes.length() > 20 ? Utf8.text(bytes.substring(0, 17)) + "..." : text;
    return "\"" + shown.replace('\n', ' ').replace('\r', ' ') + "\"";
  }
}
