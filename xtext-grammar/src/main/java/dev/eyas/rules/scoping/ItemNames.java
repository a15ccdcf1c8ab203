package dev.eyas.rules.scoping;

import dev.eyas.rules.falcoRules.ListDecl;
import dev.eyas.rules.falcoRules.Macro;
import dev.eyas.rules.falcoRules.Rule;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.QualifiedName;

/** Rules, macros and lists have names; nothing else has. */
public class ItemNames extends IQualifiedNameProvider.AbstractImpl {
  @Override
  public QualifiedName getFullyQualifiedName(EObject object) {
    String name = name(object);
    return name == null || name.isEmpty() ? null : QualifiedName.create(name);
  }

  static String name(EObject object) {
    if (object instanceof Rule rule) {
      return rule.getName();
    }
    if (object instanceof Macro macro) {
      return macro.getName();
    }
    return object instanceof ListDecl list ? list.getName() : null;
  }
}
