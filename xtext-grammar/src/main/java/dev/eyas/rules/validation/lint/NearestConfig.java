package dev.eyas.rules.validation.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Finds the project file that is nearest to a rules file, in its folder or above. Opens nothing
 * itself and looks at each folder once.
 *
 * @param <F> what stands for a folder
 */
public final class NearestConfig<F> {
  /** The text of a folder's {@value ConfigFile#NAME}, if it has one. */
  @FunctionalInterface
  public interface Reader<F> {
    Optional<String> read(F folder);
  }

  private final Reader<F> reader;
  private final UnaryOperator<F> parent;
  private final BiConsumer<F, ConfigFile.Problem> problems;
  private final Map<F, LintConfig> known = new HashMap<>();

  /**
   * @param parent the folder above, or null
   * @param problems gets what is wrong in a file, with its folder, once
   */
  public NearestConfig(
      Reader<F> reader, UnaryOperator<F> parent, BiConsumer<F, ConfigFile.Problem> problems) {
    this.reader = reader;
    this.parent = parent;
    this.problems = problems;
  }

  /**
   * @param folder may be null: then the defaults hold
   */
  public LintConfig of(F folder) {
    if (folder == null) {
      return LintConfig.DEFAULT;
    }
    LintConfig config = known.get(folder);
    if (config == null) {
      config = reader.read(folder).map(text -> parse(folder, text)).orElse(null);
      if (config == null) {
        config = of(parent.apply(folder));
      }
      known.put(folder, config);
    }
    return config;
  }

  private LintConfig parse(F folder, String text) {
    ConfigFile file = ConfigFile.parse(text);
    file.problems().forEach(problem -> problems.accept(folder, problem));
    return file.config();
  }
}
