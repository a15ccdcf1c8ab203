package dev.eyas.rules.ruleset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What Falco's JSON schema of rules files says of a document, in the words and the order of its
 * validator. It is looser than the loader in some respects and stricter in others, and never makes
 * a load fail.
 */
final class RulesSchema {
  /**
   * The way to a node; it is only put into words where something is wrong.
   *
   * @param parent null at the root
   * @param step name of a property or number of an element
   */
  private record Path(Path parent, Object step) {
    Path of(Object step) {
      return new Path(this, step);
    }

    @Override
    public String toString() {
      return parent == null ? "<root>" : parent + "[" + step + "]";
    }
  }

  /** A kind of value; a scalar of YAML is a string, and what its text can be read as besides. */
  private enum Type {
    ANY,
    STRING,
    BOOLEAN,
    INTEGER,
    ARRAY,
    OBJECT;

    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?[0-9]+");

    boolean permits(ItemNode node) {
      return switch (this) {
        case ANY -> true;
        case STRING -> node instanceof ItemNode.Scalar;
        case BOOLEAN -> node instanceof ItemNode.Scalar s && s.value().matches("true|false");
        case INTEGER -> node instanceof ItemNode.Scalar s && NUMBER.matcher(s.value()).matches();
        case ARRAY -> node instanceof ItemNode.Sequence;
        case OBJECT -> node instanceof ItemNode.Mapping;
      };
    }
  }

  /**
   * @param anyOf alternatives, none if empty
   * @param values all that are allowed, any if empty
   * @param elements of an array
   * @param properties of an object, which has no others
   * @param required properties
   * @param minProperties least number of properties
   */
  private record Schema(
      Type type,
      List<Schema> anyOf,
      Set<String> values,
      Schema elements,
      TreeMap<String, Schema> properties,
      List<String> required,
      int minProperties) {}

  private static final Schema ANY = type(Type.ANY);
  private static final Schema STRING = type(Type.STRING);
  private static final Schema BOOLEAN = type(Type.BOOLEAN);
  private static final Schema INTEGER = type(Type.INTEGER);
  private static final Schema DOCUMENT = array(item());

  /**
   * @return one line for each violation, innermost first; empty for a valid document
   */
  static List<String> violations(ItemNode document) {
    List<String> violations = new ArrayList<>();
    validate(document, DOCUMENT, new Path(null, ""), violations);
    return List.copyOf(violations);
  }

  private static Schema item() {
    Schema operation = oneOf("append", "replace");
    Map<String, Schema> item =
        new TreeMap<>(
            Map.of(
                "required_engine_version", STRING,
                "required_plugin_versions", array(plugin()),
                "macro", STRING,
                "list", STRING,
                "items", array(anyOf(INTEGER, STRING)),
                "rule", STRING,
                "append", BOOLEAN,
                "source", STRING));
    Map<String, Schema> override = new TreeMap<>(Map.of("items", operation));
    Map<String, Schema> replaceable =
        Map.of(
            "condition", STRING,
            "output", STRING,
            "desc", STRING,
            "priority", priority(),
            "tags", array(STRING),
            "exceptions", array(exception()),
            "enabled", BOOLEAN,
            "warn_evttypes", BOOLEAN,
            "skip-if-unknown-filter", BOOLEAN);
    Map<String, Schema> captures =
        Map.of(
            "capture", BOOLEAN,
            "capture_duration", INTEGER,
            "capture_events", INTEGER,
            "capture_filesize", INTEGER);
    item.putAll(replaceable);
    item.putAll(captures);
    replaceable.keySet().forEach(key -> override.put(key, operation));
    captures.keySet().forEach(key -> override.put(key, operation));
    item.put("override", object(override, List.of(), 1));
    return object(item, List.of(), 0);
  }

  private static Schema plugin() {
    Map<String, Schema> version = Map.of("name", STRING, "version", STRING);
    Map<String, Schema> plugin = new TreeMap<>(version);
    plugin.put("alternatives", array(object(version, List.of("name", "version"), 0)));
    return object(plugin, List.of("name", "version"), 0);
  }

  private static Schema exception() {
    return object(
        Map.of("name", STRING, "fields", ANY, "comps", ANY, "values", ANY), List.of("name"), 0);
  }

  private static Schema priority() {
    return oneOf(
        "EMERGENCY",
        "ALERT",
        "CRITICAL",
        "ERROR",
        "WARNING",
        "NOTICE",
        "INFO",
        "INFORMATIONAL",
        "DEBUG");
  }

  private static Schema type(Type type) {
    return new Schema(type, List.of(), Set.of(), null, new TreeMap<>(), List.of(), 0);
  }

  private static Schema oneOf(String... values) {
    return new Schema(Type.STRING, List.of(), Set.of(values), null, new TreeMap<>(), List.of(), 0);
  }

  private static Schema anyOf(Schema... schemas) {
    return new Schema(Type.ANY, List.of(schemas), Set.of(), null, new TreeMap<>(), List.of(), 0);
  }

  private static Schema array(Schema elements) {
    return new Schema(Type.ARRAY, List.of(), Set.of(), elements, new TreeMap<>(), List.of(), 0);
  }

  private static Schema object(
      Map<String, Schema> properties, List<String> required, int minProperties) {
    return new Schema(
        Type.OBJECT, List.of(), Set.of(), null, new TreeMap<>(properties), required, minProperties);
  }

  private static boolean validate(ItemNode node, Schema schema, Path path, List<String> told) {
    int before = told.size();
    if (!schema.type().permits(node)) {
      tell(path, "Value type not permitted by 'type' constraint.", told);
    }
    validateAlternatives(node, schema, path, told);
    if (!schema.values().isEmpty()
        && !(node instanceof ItemNode.Scalar scalar && schema.values().contains(scalar.value()))) {
      tell(path, "Failed to match against any enum values.", told);
    }
    if (schema.type() == Type.ARRAY && node instanceof ItemNode.Sequence sequence) {
      validateElements(sequence.elements(), schema, path, told);
    }
    if (schema.type() == Type.OBJECT && node instanceof ItemNode.Mapping mapping) {
      validateProperties(mapping, schema, path, told);
    }
    return told.size() == before;
  }

  private static void validateAlternatives(
      ItemNode node, Schema schema, Path path, List<String> told) {
    if (schema.anyOf().isEmpty()) {
      return;
    }
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < schema.anyOf().size(); i++) {
      if (validate(node, schema.anyOf().get(i), path, failures)) {
        return;
      }
      tell(path, "Failed to validate against child schema #" + i + ".", failures);
    }
    told.addAll(failures);
    tell(path, "Failed to validate against any schemas allowed by anyOf constraint.", told);
  }

  private static void validateElements(
      List<ItemNode> elements, Schema schema, Path path, List<String> told) {
    for (int i = 0; i < elements.size(); i++) {
      if (!validate(elements.get(i), schema.elements(), path.of(i), told)) {
        tell(path, "Failed to validate item #" + i + " in array.", told);
      }
    }
  }

  private static void validateProperties(
      ItemNode.Mapping mapping, Schema schema, Path path, List<String> told) {
    if (mapping.entries().size() < schema.minProperties()) {
      tell(
          path,
          "Object should have no fewer than " + schema.minProperties() + " properties.",
          told);
    }
    Set<String> matched = new HashSet<>();
    schema
        .properties()
        .forEach(
            (name, property) ->
                mapping
                    .find(name)
                    .ifPresent(
                        value -> {
                          matched.add(name);
                          validateProperty(name, value, property, path, told);
                        }));
    if (matched.size() < mapping.entries().size()) {
      tell(
          path,
          "Object contains a property that could not be validated using 'properties' or"
              + " 'additionalProperties' constraints: '"
              + unmatched(mapping, matched)
              + "'.",
          told);
    }
    schema.required().stream()
        .filter(name -> !mapping.has(name))
        .forEach(name -> tell(path, "Missing required property '" + name + "'.", told));
  }

  private static void validateProperty(
      String name, ItemNode value, Schema schema, Path path, List<String> told) {
    if (!validate(value, schema, path.of(name), told)) {
      tell(
          path,
          "Failed to validate against schema associated with property name '" + name + "'.",
          told);
    }
  }

  /** The first unknown key; none where the surplus is a key that is given twice. */
  private static String unmatched(ItemNode.Mapping mapping, Set<String> matched) {
    return mapping.entries().stream()
        .map(ItemNode.Entry::key)
        .filter(key -> !matched.contains(key))
        .findFirst()
        .orElse("");
  }

  private static void tell(Path path, String violation, List<String> told) {
    told.add("failed for " + path + ": " + violation);
  }

  private RulesSchema() {}
}
