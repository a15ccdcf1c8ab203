package dev.eyas.rules.scoping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.ISelectable;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.impl.AbstractScope;

/** Items of one kind in all files; of those with the same name the last definition is meant. */
final class RulesScope extends AbstractScope {
  private final EClass kind;
  private final List<? extends ISelectable> files;

  /**
   * @param files in load order
   */
  RulesScope(EClass kind, List<? extends ISelectable> files) {
    super(IScope.NULLSCOPE, false);
    this.kind = kind;
    this.files = files;
  }

  @Override
  protected Collection<IEObjectDescription> getAllLocalElements() {
    Map<QualifiedName, IEObjectDescription> items = new LinkedHashMap<>();
    for (ISelectable file : files) {
      for (IEObjectDescription item : file.getExportedObjectsByType(kind)) {
        items.merge(item.getName(), item, RulesScope::inForce);
      }
    }
    return items.values();
  }

  @Override
  protected Iterable<IEObjectDescription> getLocalElementsByName(QualifiedName name) {
    IEObjectDescription last = null;
    for (ISelectable file : files) {
      for (IEObjectDescription item : file.getExportedObjects(kind, name, false)) {
        last = last == null ? item : inForce(last, item);
      }
    }
    return last == null ? List.of() : List.of(last);
  }

  private static IEObjectDescription inForce(
      IEObjectDescription earlier, IEObjectDescription later) {
    boolean replaces = ItemDescriptions.defines(later) || !ItemDescriptions.defines(earlier);
    return replaces ? later : earlier;
  }
}
