package dev.eyas.rules.validation.lint;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A project file {@value #NAME}: its {@code lints} map codes to severities. What is wrong in it is
 * told and has no other effect.
 *
 * @param problems what is wrong, each with its line
 */
public record ConfigFile(LintConfig config, List<Problem> problems) {
  /** Lies beside the rules files or in a folder above them; the nearest one counts. */
  public static final String NAME = ".eyas.yaml";

  /**
   * @param line counted from 1
   * @param message cause and cure
   */
  public record Problem(int line, String message) {}

  private static final String LINTS = "lints";

  public static ConfigFile parse(String text) {
    Reading reading = new Reading();
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root != null) {
        reading.root(root);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      reading.problems.add(new Problem(line, "not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      reading.problems.add(new Problem(1, "not YAML: " + e.getMessage()));
    }
    return new ConfigFile(new LintConfig(reading.severities), List.copyOf(reading.problems));
  }

  /**
   * An entry as {@code CODE: severity} says it, in a file or elsewhere.
   *
   * @throws IllegalArgumentException with cause and cure
   */
  public static Map.Entry<LintCode, LintSeverity> entry(String code, String severity) {
    LintCode known =
        LintCode.find(code)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no lint '%s'; there are %s"
                            .formatted(code, names(LintCode.values()))));
    LintSeverity value =
        LintSeverity.find(severity)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is no severity; write one of %s"
                            .formatted(
                                severity,
                                Stream.of(LintSeverity.values())
                                    .map(LintSeverity::symbol)
                                    .collect(Collectors.joining(", ")))));
    return Map.entry(known, value);
  }

  private static String names(LintCode[] codes) {
    return codes[0] + " to " + codes[codes.length - 1];
  }

  private static final class Reading {
    private final Map<LintCode, LintSeverity> severities = new EnumMap<>(LintCode.class);
    private final List<Problem> problems = new ArrayList<>();

    void root(Node root) {
      if (!(root instanceof MappingNode mapping)) {
        complain(root, "expected a mapping with the key 'lints'");
        return;
      }
      for (NodeTuple entry : mapping.getValue()) {
        if (text(entry.getKeyNode()).filter(LINTS::equals).isEmpty()) {
          complain(entry.getKeyNode(), "unknown key; the only key is 'lints'");
        } else if (entry.getValueNode() instanceof MappingNode lints) {
          lints.getValue().forEach(this::lint);
        } else {
          complain(entry.getValueNode(), "expected entries such as 'EYAS004: off'");
        }
      }
    }

    private void lint(NodeTuple tuple) {
      String code = text(tuple.getKeyNode()).orElse("");
      String severity = text(tuple.getValueNode()).orElse("");
      try {
        Map.Entry<LintCode, LintSeverity> entry = entry(code, severity);
        severities.put(entry.getKey(), entry.getValue());
      } catch (IllegalArgumentException wrong) {
        complain(tuple.getKeyNode(), wrong.getMessage());
      }
    }

    private static Optional<String> text(Node node) {
      return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private void complain(Node node, String message) {
      problems.add(new Problem(node.getStartMark().getLine() + 1, message));
    }
  }
}
