package dev.eyas.rules.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads which rules files a {@code falco.yaml} names: its {@code rules_files}, or the older {@code
 * rules_file}, with the files that {@code config_files} includes merged in and the environment's
 * variables in place.
 */
public final class FalcoConfigReader {
  private static final String RULES_FILES = "rules_files";
  private static final String RULES_FILE = "rules_file";
  private static final String APPEND_OUTPUT = "append_output";
  private static final String RULES = "rules";
  private static final String PLUGINS = "plugins";
  private static final String CONFIG_FILES = "config_files";

  /** What an included file does to the keys that are there already. */
  enum Strategy {
    APPEND,
    OVERRIDE,
    ADD_ONLY;

    static Strategy of(String text, String place) {
      return switch (text) {
        case "append" -> APPEND;
        case "override" -> OVERRIDE;
        case "add-only" -> ADD_ONLY;
        default ->
            throw new ConfigException(
                place + ": strategy '" + text + "' must be append, override or add-only");
      };
    }
  }

  private record Include(String name, Strategy strategy) {}

  private final ConfigFiles files;
  private final Locations locations;
  private final Variables variables;

  /**
   * @param environment the value of a variable, or null
   */
  public FalcoConfigReader(
      ConfigFiles files, Locations locations, UnaryOperator<String> environment) {
    this.files = files;
    this.locations = locations;
    this.variables = new Variables(environment);
  }

  /**
   * @throws ConfigException if the file or one that it includes cannot be understood
   */
  public FalcoConfig read(Path config) {
    Reading reading = new Reading(config);
    reading.readAll();
    return new FalcoConfig(
        config,
        List.copyOf(reading.read),
        reading.names(),
        reading.rulesFile != null,
        reading.appendOutput == null ? List.of() : reading.appendOutput,
        reading.rules == null ? List.of() : reading.rules,
        reading.plugins == null ? List.of() : reading.plugins,
        reading.settings.all());
  }

  /** The state of reading one configuration; null for a key that no file has. */
  private final class Reading {
    private final Path main;
    private final List<Path> read = new ArrayList<>();
    private List<String> rulesFiles;
    private List<String> rulesFile;
    private List<AppendOutput> appendOutput;
    private List<RuleSelection> rules;
    private List<PluginConfig> plugins;
    private final MergedSettings settings = new MergedSettings(variables::expand);

    Reading(Path main) {
      this.main = main;
    }

    List<String> names() {
      if (rulesFiles != null && rulesFile != null) {
        throw new ConfigException(
            main + ": has both rules_files and the older rules_file; move all into rules_files");
      }
      return Stream.of(rulesFiles, rulesFile)
          .filter(names -> names != null)
          .findFirst()
          .orElse(List.of());
    }

    void readAll() {
      Optional<MappingNode> root = root(main);
      root.ifPresent(node -> merge(node, main, Strategy.APPEND));
      Optional<Node> includes = root.flatMap(node -> find(node, CONFIG_FILES));
      if (includes.isPresent()) {
        for (Include include : includes(includes.get())) {
          included(include).forEach(file -> include(file, include.strategy()));
        }
      }
    }

    private List<Include> includes(Node node) {
      return elements(node).stream().map(this::include).toList();
    }

    private Include include(Node node) {
      if (!(node instanceof MappingNode mapping)) {
        return new Include(text(node, main), Strategy.APPEND);
      }
      String place = place(main, node);
      String name =
          find(mapping, "path")
              .map(path -> text(path, main))
              .orElseThrow(() -> new ConfigException(place + ": an include needs a path"));
      Strategy strategy =
          find(mapping, "strategy")
              .map(value -> Strategy.of(text(value, main), place))
              .orElse(Strategy.APPEND);
      return new Include(name, strategy);
    }

    private List<Path> included(Include include) {
      Optional<Path> path = locations.find(main, include.name(), files);
      if (path.isEmpty() || files.isFile(path.get())) {
        return path.stream().toList();
      }
      try {
        return files.list(path.get()).stream().filter(files::isFile).sorted().toList();
      } catch (IOException e) {
        throw new ConfigException(
            path.get() + ", named in " + main + ": " + ReadFailure.reason(e), e);
      }
    }

    private void include(Path file, Strategy strategy) {
      if (file.toAbsolutePath().normalize().equals(main.toAbsolutePath().normalize())) {
        throw new ConfigException(main + ": includes itself under config_files");
      }
      Optional<MappingNode> root = root(file);
      if (root.flatMap(node -> find(node, CONFIG_FILES)).isPresent()) {
        throw new ConfigException(
            file + ": has config_files, which only the main configuration can; move it to " + main);
      }
      root.ifPresent(node -> merge(node, file, strategy));
    }

    private void merge(MappingNode node, Path file, Strategy strategy) {
      settings.merge(node, file, strategy);
      Function<Node, List<String>> names =
          list -> elements(list).stream().map(name -> text(name, file)).toList();
      rulesFiles = merged(rulesFiles, find(node, RULES_FILES), strategy, names);
      rulesFile = merged(rulesFile, find(node, RULES_FILE), strategy, names);
      AppendOutputReader outputs = new AppendOutputReader(file.toString(), variables::expand);
      appendOutput = merged(appendOutput, find(node, APPEND_OUTPUT), strategy, outputs::read);
      RuleSelectionReader selections = new RuleSelectionReader(file.toString(), variables::expand);
      rules = merged(rules, find(node, RULES), strategy, selections::read);
      PluginsReader entries = new PluginsReader(file, variables::expand);
      plugins = merged(plugins, find(node, PLUGINS), strategy, entries::read);
    }

    private static <T> List<T> merged(
        List<T> before, Optional<Node> given, Strategy strategy, Function<Node, List<T>> read) {
      if (given.isEmpty() || before != null && strategy == Strategy.ADD_ONLY) {
        return before;
      }
      List<T> values = read.apply(given.get());
      boolean adds =
          before != null && strategy == Strategy.APPEND && given.get() instanceof SequenceNode;
      return adds ? Stream.concat(before.stream(), values.stream()).toList() : values;
    }

    private Optional<MappingNode> root(Path file) {
      read.add(file);
      Node root = compose(file);
      if (root == null || isNull(root)) {
        return Optional.empty();
      }
      if (root instanceof MappingNode mapping) {
        return Optional.of(mapping);
      }
      throw new ConfigException(place(file, root) + ": a configuration is a mapping of keys");
    }

    private Node compose(Path file) {
      try {
        return new Yaml(new SafeConstructor(new LoaderOptions()))
            .compose(new StringReader(files.read(file)));
      } catch (IOException e) {
        throw new ConfigException(file + ": " + ReadFailure.reason(e), e);
      } catch (MarkedYAMLException e) {
        int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
        throw new ConfigException(file + ":" + line + ": not YAML: " + e.getProblem(), e);
      } catch (YAMLException e) {
        throw new ConfigException(file + ": not YAML: " + e.getMessage(), e);
      }
    }

    private String text(Node node, Path file) {
      if (node instanceof ScalarNode scalar && !isNull(node)) {
        return variables.expand(scalar.getValue());
      }
      throw new ConfigException(place(file, node) + ": a path is wanted here");
    }
  }

  private static Optional<Node> find(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(t -> t.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  /** Where a sequence is wanted, a single value stands for one of that value alone. */
  private static List<Node> elements(Node node) {
    if (isNull(node)) {
      return List.of();
    }
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  private static boolean isNull(Node node) {
    return node.getTag() == Tag.NULL;
  }

  private static String place(Path file, Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }
}
