package dev.eyas.ide;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Keeps a client's diagnostics of all files up to date, open or not: those of changed files come
 * first, and those of other files, which a change may concern as well, where they differ.
 */
final class WorkspaceChecks {
  /** What is wrong with a file. */
  interface Check {
    List<Diagnostic> of(URI file, CancelIndicator cancelled);
  }

  private final Supplier<Collection<URI>> files;
  private final Check check;
  private final BiConsumer<URI, List<Diagnostic>> screen;
  private final OperationCanceledManager operations;

  /** Files that have changed since they were checked. */
  private final Set<URI> changed = new LinkedHashSet<>();

  private final Map<URI, List<Diagnostic>> shown = new HashMap<>();

  /**
   * @param files all that there are
   * @param screen shows a file's diagnostics in place of those before
   */
  WorkspaceChecks(
      Supplier<Collection<URI>> files,
      Check check,
      BiConsumer<URI, List<Diagnostic>> screen,
      OperationCanceledManager operations) {
    this.files = files;
    this.check = check;
    this.screen = screen;
    this.operations = operations;
  }

  /** Remembers files whose diagnostics the client waits for, even if they stay the same. */
  void changed(Collection<URI> uris) {
    synchronized (changed) {
      changed.addAll(uris);
    }
  }

  /**
   * @throws org.eclipse.xtext.service.OperationCanceledError if cancelled; what is left to do is
   *     done next time
   */
  synchronized void run(CancelIndicator cancelled) {
    Set<URI> all = new LinkedHashSet<>(files.get());
    shown.keySet().retainAll(all);
    Set<URI> first = changed();
    first.retainAll(all);
    Set<URI> others = new LinkedHashSet<>(all);
    others.removeAll(first);
    for (URI file : first) {
      show(file, check.of(file, cancelled), cancelled);
    }
    for (URI file : others) {
      List<Diagnostic> diagnostics = check.of(file, cancelled);
      if (!diagnostics.equals(shown.get(file))) {
        show(file, diagnostics, cancelled);
      }
    }
  }

  private Set<URI> changed() {
    synchronized (changed) {
      return new LinkedHashSet<>(changed);
    }
  }

  private void show(URI file, List<Diagnostic> diagnostics, CancelIndicator cancelled) {
    operations.checkCanceled(cancelled);
    screen.accept(file, diagnostics);
    shown.put(file, diagnostics);
    synchronized (changed) {
      changed.remove(file);
    }
  }
}
