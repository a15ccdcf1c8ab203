package dev.eyas.rules.scoping;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IContainer;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.IResourceDescriptionsProvider;

/** The files that are loaded together with a given one. */
@Singleton
public class RulesFiles {
  private final IContainer.Manager containers;
  private final IResourceDescription.Manager descriptions;
  private final IResourceDescriptionsProvider index;
  private final LoadOrder order;

  @Inject
  RulesFiles(
      IContainer.Manager containers,
      IResourceDescription.Manager descriptions,
      IResourceDescriptionsProvider index,
      LoadOrder order) {
    this.containers = containers;
    this.descriptions = descriptions;
    this.index = index;
    this.order = order;
  }

  /** In load order, the given one as it is now. */
  public List<IResourceDescription> around(Resource resource) {
    IResourceDescription own = descriptions.getResourceDescription(resource);
    IResourceDescriptions all = index.getResourceDescriptions(resource.getResourceSet());
    Map<URI, IResourceDescription> files = new LinkedHashMap<>();
    for (IContainer container : containers.getVisibleContainers(own, all)) {
      container.getResourceDescriptions().forEach(file -> files.put(file.getURI(), file));
    }
    files.put(own.getURI(), own);
    return order.together(own.getURI(), files.keySet()).stream().map(files::get).toList();
  }
}
