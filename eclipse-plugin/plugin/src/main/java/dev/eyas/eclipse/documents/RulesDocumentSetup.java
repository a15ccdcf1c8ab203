package dev.eyas.eclipse.documents;

import dev.eyas.eclipse.EyasPlugin;
import java.nio.file.Path;
import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.core.filebuffers.IDocumentSetupParticipantExtension;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;

/** Told by the platform of each rules file that gets a document. */
public final class RulesDocumentSetup
    implements IDocumentSetupParticipant, IDocumentSetupParticipantExtension {

  @Override
  public void setup(IDocument document, IPath location, LocationKind kind) {
    IPath file =
        kind == LocationKind.IFILE
            ? ResourcesPlugin.getWorkspace().getRoot().getFile(location).getLocation()
            : location;
    if (file != null) {
      EyasPlugin.get().documents().open(document, Path.of(file.toOSString()));
    }
  }

  @Override
  public void setup(IDocument document) {
    // A document without a place has no URI: the server cannot know it.
  }
}
