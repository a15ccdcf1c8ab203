package dev.eyas.rules.scoping;

import com.google.inject.Inject;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.linking.impl.ImportedNamesAdapter;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.util.IResourceScopeCache;

/** Which macros and lists a name can mean: those of all files that are loaded together. */
public class FalcoRulesScopeProvider extends AbstractFalcoRulesScopeProvider {
  @Inject private RulesFiles files;
  @Inject private IResourceScopeCache cache;

  @Override
  public IScope getScope(EObject context, EReference reference) {
    Resource resource = context.eResource();
    if (resource == null || resource.getResourceSet() == null) {
      return IScope.NULLSCOPE;
    }
    List<IResourceDescription> visible =
        cache.get(RulesFiles.class, resource, () -> files.around(resource));
    IScope items = new RulesScope(reference.getEReferenceType(), visible);
    return ImportedNamesAdapter.findOrInstall(resource).wrap(items);
  }
}
