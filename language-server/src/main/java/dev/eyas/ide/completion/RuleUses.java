package dev.eyas.ide.completion;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.ide.workspace.LoadedFiles;
import dev.eyas.rules.falcoRules.Check;
import dev.eyas.rules.falcoRules.Entry;
import dev.eyas.rules.falcoRules.Field;
import dev.eyas.rules.falcoRules.MacroRef;
import dev.eyas.rules.falcoRules.OutField;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.falcoRules.Scalar;
import dev.eyas.rules.falcoRules.SeqNode;
import dev.eyas.rules.falcoRules.Word;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.IResourceScopeCache;

/**
 * How often the loaded rules use each field, macro, list, value and tag. A file is counted once.
 */
@Singleton
final class RuleUses {
  /**
   * @param fields those in conditions and exceptions, by name
   * @param printed those in outputs, by name
   * @param words lists and values, by name
   * @param compared the same, by field that they are compared with and name
   */
  private record Counts(
      Map<String, Integer> fields,
      Map<String, Integer> printed,
      Map<String, Integer> macros,
      Map<String, Integer> words,
      Map<String, Map<String, Integer>> compared,
      Map<String, Integer> tags) {
    Counts() {
      this(
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>());
    }
  }

  private final LoadedFiles files;
  private final IResourceScopeCache cache;

  @Inject
  RuleUses(LoadedFiles files, IResourceScopeCache cache) {
    this.files = files;
    this.cache = cache;
  }

  Map<String, Integer> fields(Resource resource) {
    return sum(resource, Counts::fields);
  }

  /** In outputs. */
  Map<String, Integer> printed(Resource resource) {
    return sum(resource, Counts::printed);
  }

  Map<String, Integer> macros(Resource resource) {
    return sum(resource, Counts::macros);
  }

  /** By word: those that are no list's name are of no use to anybody. */
  Map<String, Integer> lists(Resource resource) {
    return sum(resource, Counts::words);
  }

  /** By word: lists and values that a field is compared with. */
  Map<String, Integer> comparedWith(String field, Resource resource) {
    return sum(resource, counts -> counts.compared.getOrDefault(field, Map.of()));
  }

  Map<String, Integer> tags(Resource resource) {
    return sum(resource, Counts::tags);
  }

  private Map<String, Integer> sum(Resource resource, Function<Counts, Map<String, Integer>> part) {
    Map<String, Integer> sum = new HashMap<>();
    for (RulesFile file : files.around(resource)) {
      Counts counts = cache.get(RuleUses.class, file.eResource(), () -> count(file));
      part.apply(counts).forEach((name, times) -> sum.merge(name, times, Integer::sum));
    }
    return sum;
  }

  private static Counts count(RulesFile file) {
    Counts counts = new Counts();
    for (Iterator<EObject> all = file.eAllContents(); all.hasNext(); ) {
      EObject object = all.next();
      if (object instanceof Field field && field.getName() != null) {
        add(
            field.eContainer() instanceof OutField ? counts.printed : counts.fields,
            field.getName());
      } else if (object instanceof MacroRef) {
        add(counts.macros, text(object));
      } else if (object instanceof Word word) {
        addWord(word, counts);
      } else if (object instanceof Entry entry
          && "tags".equals(entry.getKey())
          && entry.getValue() instanceof SeqNode tags) {
        tags.getNodes().stream()
            .filter(Scalar.class::isInstance)
            .forEach(tag -> add(counts.tags, ((Scalar) tag).getValue()));
      }
    }
    return counts;
  }

  private static void addWord(Word word, Counts counts) {
    String text = text(word);
    add(counts.words, text);
    Check check = EcoreUtil2.getContainerOfType(word, Check.class);
    if (check != null && check.getLeft() instanceof Field field && field.getName() != null) {
      add(counts.compared.computeIfAbsent(field.getName(), name -> new HashMap<>()), text);
    }
  }

  private static void add(Map<String, Integer> counts, String name) {
    counts.merge(name, 1, Integer::sum);
  }

  /** References are counted as written: resolving them is not needed for that. */
  private static String text(EObject reference) {
    ICompositeNode node = NodeModelUtils.findActualNodeFor(reference);
    return node == null ? "" : NodeModelUtils.getTokenText(node);
  }
}
