package dev.eyas.ide.structure;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Operator;
import dev.eyas.ide.items.ItemKind;
import dev.eyas.ide.items.Mentions;
import dev.eyas.ide.workspace.OpenFile;
import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.SyntaxToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** What each token is: a field, a macro, a list, a value. */
@Singleton
public final class SemanticColours {
  private static final List<String> TYPES =
      List.of(
          SemanticTokenTypes.Keyword,
          SemanticTokenTypes.Operator,
          SemanticTokenTypes.Variable,
          SemanticTokenTypes.Function,
          SemanticTokenTypes.Method,
          SemanticTokenTypes.Enum,
          SemanticTokenTypes.String,
          SemanticTokenTypes.Number,
          SemanticTokenTypes.Parameter,
          SemanticTokenTypes.Class);

  private static final List<String> MODIFIERS =
      List.of(SemanticTokenModifiers.Deprecated, SemanticTokenModifiers.Declaration);
  private static final int DEPRECATED = 1;
  private static final int DECLARATION = 2;

  public static final SemanticTokensLegend LEGEND = new SemanticTokensLegend(TYPES, MODIFIERS);

  private static final Map<String, String> NAMED =
      Map.of(
          "rule", SemanticTokenTypes.Class,
          "macro", SemanticTokenTypes.Function,
          "list", SemanticTokenTypes.Enum);

  private final Mentions mentions;

  @Inject
  SemanticColours(Mentions mentions) {
    this.mentions = mentions;
  }

  public SemanticTokens of(OpenFile file) {
    Pass pass = new Pass(file);
    List<SyntaxToken> tokens = RulesTokenizer.tokens(file.text());
    tokens.stream().filter(token -> !token.kind().isHidden()).forEach(pass::token);
    return new SemanticTokens(pass.data);
  }

  /** One walk through a file. */
  private final class Pass {
    private final OpenFile file;
    private final List<Integer> data = new ArrayList<>();
    private final Map<String, Boolean> lists = new HashMap<>();
    private Position last = new Position(0, 0);
    private boolean inCondition;

    /** The key whose value comes next, if it gives an item its name. */
    private String nameKey;

    Pass(OpenFile file) {
      this.file = file;
    }

    void token(SyntaxToken token) {
      switch (token.kind()) {
        case COND_BEGIN, FIELD_BEGIN -> inCondition = true;
        case COND_END, FIELD_END -> inCondition = false;
        case KEYWORD -> keyword(token);
        case FIELD_NAME -> add(token, SemanticTokenTypes.Variable, isDeprecated(token));
        case IDENT -> add(token, SemanticTokenTypes.Function, 0);
        case TRANSFORMER -> add(token, SemanticTokenTypes.Method, 0);
        case ARG -> add(token, SemanticTokenTypes.Parameter, 0);
        case NUMBER -> add(token, SemanticTokenTypes.Number, 0);
        case STRING -> add(token, SemanticTokenTypes.String, 0);
        case WORD -> add(token, isList(token) ? SemanticTokenTypes.Enum : null, 0);
        case SCALAR -> name(token);
        default -> {}
      }
    }

    private void keyword(SyntaxToken token) {
      if (!inCondition) {
        nameKey = token.text().equals(":") ? nameKey : token.text();
      } else if (Operator.find(token.text()).isPresent()) {
        add(token, SemanticTokenTypes.Operator, 0);
      } else if (Character.isLetter(token.text().charAt(0))) {
        add(token, SemanticTokenTypes.Keyword, 0);
      }
    }

    private void name(SyntaxToken token) {
      add(token, nameKey == null ? null : NAMED.get(nameKey), DECLARATION);
      nameKey = null;
    }

    private int isDeprecated(SyntaxToken token) {
      boolean deprecated =
          Fields.find(token.text()).filter(field -> field.has(Field.Flag.DEPRECATED)).isPresent();
      return deprecated ? DEPRECATED : 0;
    }

    private boolean isList(SyntaxToken token) {
      return lists.computeIfAbsent(
          token.text(), word -> !mentions.of(ItemKind.LIST, word, file.resource()).isEmpty());
    }

    /** Tokens of several lines are left to the grammar of the client: few can colour them. */
    private void add(SyntaxToken token, String type, int modifiers) {
      if (type == null || token.end() <= token.start()) {
        return;
      }
      Position start = file.document().getPosition(token.start());
      Position end = file.document().getPosition(token.end());
      if (start.getLine() != end.getLine()) {
        return;
      }
      int lines = start.getLine() - last.getLine();
      data.add(lines);
      data.add(lines == 0 ? start.getCharacter() - last.getCharacter() : start.getCharacter());
      data.add(end.getCharacter() - start.getCharacter());
      data.add(TYPES.indexOf(type));
      data.add(modifiers);
      last = start;
    }
  }
}
