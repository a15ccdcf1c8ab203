package dev.eyas.ide;

import dev.eyas.rules.ruleset.LoadCode;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticTag;

/** How editors show some of the loader's verdicts: struck out, or faded. */
final class LoadDiagnostics {
  private static final Set<String> OUTDATED = Set.of(LoadCode.LOAD_DEPRECATED_ITEM.name());
  private static final Set<String> UNUSED =
      Set.of(
          LoadCode.LOAD_UNUSED_MACRO.name(),
          LoadCode.LOAD_UNUSED_LIST.name(),
          LoadCode.LOAD_UNKNOWN_KEY.name());

  private LoadDiagnostics() {}

  /**
   * @param code of the verdict, or of another check, which stays as it is; may be null
   */
  static void tag(Diagnostic diagnostic, String code) {
    if (code != null && OUTDATED.contains(code)) {
      diagnostic.setTags(List.of(DiagnosticTag.Deprecated));
    } else if (code != null && UNUSED.contains(code)) {
      diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
    }
  }
}
