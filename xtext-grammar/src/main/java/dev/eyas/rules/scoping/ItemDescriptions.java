package dev.eyas.rules.scoping;

import com.google.inject.Singleton;
import dev.eyas.rules.falcoRules.Entry;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.OverrideMap;
import dev.eyas.rules.falcoRules.Rule;
import dev.eyas.rules.falcoRules.RulesFile;
import dev.eyas.rules.falcoRules.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IReferenceDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;

/** What a rules file offers to others: its items, and whether they define or only add. */
@Singleton
public class ItemDescriptions extends DefaultResourceDescriptionStrategy {
  private static final String ADDS = "adds";
  private static final Set<String> TRUE = Set.of("true", "yes", "on");

  @Override
  public boolean createEObjectDescriptions(
      EObject object, IAcceptor<IEObjectDescription> acceptor) {
    QualifiedName name = getQualifiedNameProvider().getFullyQualifiedName(object);
    if (name != null) {
      Map<String, String> data = adds((Item) object) ? Map.of(ADDS, "") : Map.of();
      acceptor.accept(EObjectDescription.create(name, object, data));
    }
    return object instanceof RulesFile;
  }

  /** None: who refers to an item is looked up in the files' trees. */
  @Override
  public boolean createReferenceDescriptions(
      EObject from, URI container, IAcceptor<IReferenceDescription> acceptor) {
    return false;
  }

  /** Whether the item defines what it names, instead of adding to a definition elsewhere. */
  static boolean defines(IEObjectDescription description) {
    return description.getUserData(ADDS) == null;
  }

  /** Whether others find the same under the same name, whichever of two items stands in a place. */
  public static boolean offerTheSame(Item one, Item other) {
    return one.eClass() == other.eClass()
        && Objects.equals(ItemNames.name(one), ItemNames.name(other))
        && adds(one) == adds(other);
  }

  private static boolean adds(Item item) {
    return overrides(item).stream()
            .flatMap(override -> override.getEntries().stream())
            .anyMatch(entry -> "append".equals(entry.getOp()))
        || entries(item).stream().anyMatch(ItemDescriptions::isAppend);
  }

  private static boolean isAppend(Entry entry) {
    return "append".equals(entry.getKey())
        && entry.getValue() instanceof Scalar scalar
        && TRUE.contains(scalar.getValue().toLowerCase(Locale.ROOT));
  }

  private static List<OverrideMap> overrides(Item item) {
    if (item instanceof Rule rule) {
      return rule.getOverride();
    }
    if (item instanceof Macro macro) {
      return macro.getOverride();
    }
    return item instanceof ListDecl list ? list.getOverride() : List.of();
  }

  private static List<Entry> entries(Item item) {
    if (item instanceof Rule rule) {
      return rule.getEntries();
    }
    if (item instanceof Macro macro) {
      return macro.getEntries();
    }
    return item instanceof ListDecl list ? list.getEntries() : List.of();
  }
}
