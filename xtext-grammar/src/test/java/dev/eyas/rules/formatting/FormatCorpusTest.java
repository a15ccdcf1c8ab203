package dev.eyas.rules.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import dev.eyas.rules.syntax.RulesTokenizer;
import dev.eyas.rules.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files as people write them, and as they break them. */
class FormatCorpusTest {
  @Test
  void officialFilesMeanWhatTheyMeant() {
    List<RulesSource> sources = new ArrayList<>();
    Corpus.officialRules().forEach((name, text) -> sources.add(new RulesSource(name, text)));
    for (RulesSource source : sources) {
      assertEquals(List.of(), RulesFormatter.format(source.text()).untouched(), source.name());
    }
    assertKept(sources, "official");
  }

  @Test
  void everyFileMeansWhatItMeant() {
    int changed = 0;
    for (JsonElement element : Corpus.json("verdicts/verdicts.json").getAsJsonArray()) {
      JsonObject verdict = element.getAsJsonObject();
      List<RulesSource> sources = new ArrayList<>();
      for (JsonElement file : verdict.get("files").getAsJsonArray()) {
        sources.add(
            new RulesSource(
                file.getAsJsonObject().get("name").getAsString(),
                file.getAsJsonObject().get("content").getAsString()));
      }
      changed += assertKept(sources, verdict.get("id").getAsString());
    }
    assertTrue(changed > 100, "files that were changed: " + changed);
  }

  /** Files that were changed. */
  static int assertKept(List<RulesSource> sources, String id) {
    List<RulesSource> formatted = sources.stream().map(FormatCorpusTest::formatted).toList();
    for (int i = 0; i < sources.size(); i++) {
      assertEquals(comments(sources.get(i)), comments(formatted.get(i)), id);
      assertEquals(formatted.get(i).text(), formatted(formatted.get(i)).text(), id);
    }
    if (formatted.equals(sources)) {
      return 0;
    }
    assertEquals(Meaning.of(sources), Meaning.of(formatted), id);
    return 1;
  }

  /** Without the net: it is what is tested. */
  private static RulesSource formatted(RulesSource source) {
    String text = source.text();
    return new RulesSource(
        source.name(), TextChange.apply(text, RulesFormatter.layOut(text).changes()));
  }

  private static List<String> comments(RulesSource source) {
    return RulesTokenizer.tokens(source.text()).stream()
        .filter(token -> token.kind() == TokenKind.COMMENT)
        .map(token -> token.text().strip())
        .toList();
  }
}
