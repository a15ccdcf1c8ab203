package dev.eyas.ide.structure;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.FieldDescriptions;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Transformer;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import dev.eyas.rules.syntax.TokenKind;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;

/** The call around the caret: a transformer with its arguments, or a field with its own. */
public final class Signatures {
  private Signatures() {}

  public static Optional<SignatureHelp> at(OpenFile file, Position position) {
    String before = file.text().substring(0, file.offset(position));
    List<SyntaxToken> tokens =
        RulesTokenizer.tokensBeforeCaret(before).stream()
            .filter(token -> !token.kind().isHidden())
            .toList();
    return call(tokens);
  }

  /** Backwards to the call that is open, counting the commas on the way. */
  private static Optional<SignatureHelp> call(List<SyntaxToken> tokens) {
    int closed = 0;
    int commas = 0;
    for (int i = tokens.size() - 1; i > 0; i--) {
      SyntaxToken token = tokens.get(i);
      if (token.kind() == TokenKind.COND_END || token.kind() == TokenKind.COND_BEGIN) {
        return Optional.empty();
      }
      switch (token.kind() == TokenKind.KEYWORD ? token.text() : "") {
        case ")", "]" -> closed++;
        case "," -> commas += closed == 0 ? 1 : 0;
        case "(", "[" -> {
          Optional<SignatureHelp> help =
              closed == 0 ? of(tokens.get(i - 1), commas) : Optional.empty();
          if (help.isPresent()) {
            return help;
          }
          commas = closed == 0 ? 0 : commas;
          closed = Math.max(0, closed - 1);
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static Optional<SignatureHelp> of(SyntaxToken callee, int argument) {
    return switch (callee.kind()) {
      case TRANSFORMER ->
          Transformer.find(callee.text()).map(found -> transformer(found, argument));
      case FIELD_NAME -> Fields.find(callee.text()).map(Signatures::field);
      default -> Optional.empty();
    };
  }

  private static SignatureHelp transformer(Transformer transformer, int argument) {
    String label = transformer.symbol() + "(" + String.join(", ", transformer.parameters()) + ")";
    int last = transformer.parameters().size() - 1;
    return help(
        label, transformer.description(), transformer.parameters(), Math.min(argument, last));
  }

  private static SignatureHelp field(Field field) {
    String text = FieldDescriptions.find(field).map(it -> it.text()).orElse("");
    String argument = field.has(Field.Flag.ARG_KEY) ? "key" : "index";
    return help(field.name() + "[" + argument + "]", text, List.of(argument), 0);
  }

  private static SignatureHelp help(
      String label, String text, List<String> parameters, int active) {
    SignatureInformation signature =
        new SignatureInformation(
            label, text, parameters.stream().map(ParameterInformation::new).toList());
    return new SignatureHelp(List.of(signature), 0, active);
  }
}
