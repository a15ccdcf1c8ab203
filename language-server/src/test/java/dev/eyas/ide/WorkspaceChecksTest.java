package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.xtext.service.OperationCanceledError;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

class WorkspaceChecksTest {
  private static final URI ONE = URI.createURI("one.yaml");
  private static final URI TWO = URI.createURI("two.yaml");
  private static final URI THREE = URI.createURI("three.yaml");

  private final List<URI> files = new ArrayList<>(List.of(ONE, TWO, THREE));
  private final Map<URI, List<Diagnostic>> wrong = new HashMap<>();
  private final List<URI> shown = new ArrayList<>();
  private final WorkspaceChecks checks =
      new WorkspaceChecks(
          () -> files,
          (file, cancelled) -> wrong.getOrDefault(file, List.of()),
          (file, diagnostics) -> shown.add(file),
          new OperationCanceledManager());

  @Test
  void changedFilesComeFirstAndOthersIfTheyDiffer() {
    checks.run(CancelIndicator.NullImpl);
    assertEquals(files, shown);

    shown.clear();
    wrong.put(ONE, List.of(new Diagnostic()));
    checks.changed(List.of(THREE));
    checks.run(CancelIndicator.NullImpl);
    assertEquals(List.of(THREE, ONE), shown);

    shown.clear();
    checks.run(CancelIndicator.NullImpl);
    assertEquals(List.of(), shown);
  }

  @Test
  void whatACancelledCheckOwesTheNextOneTells() {
    checks.run(CancelIndicator.NullImpl);
    shown.clear();
    checks.changed(List.of(TWO));
    assertThrows(OperationCanceledError.class, () -> checks.run(() -> true));
    assertEquals(List.of(), shown);
    checks.run(CancelIndicator.NullImpl);
    assertEquals(List.of(TWO), shown);
  }

  @Test
  void aFileThatComesBackIsShownAgain() {
    checks.run(CancelIndicator.NullImpl);
    files.remove(TWO);
    checks.changed(List.of(TWO));
    checks.run(CancelIndicator.NullImpl);
    shown.clear();
    files.add(TWO);
    checks.run(CancelIndicator.NullImpl);
    assertEquals(List.of(TWO), shown);
  }
}
