package dev.eyas.ide.hover;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the keys of items mean, in Markdown; read when first asked for. */
public final class KeyDescriptions {
  private static final Map<String, String> TEXTS = read();

  private KeyDescriptions() {}

  /**
   * @param name of the grammar's rule and key, such as {@code Rule.condition}
   */
  public static Optional<String> find(String name) {
    return Optional.ofNullable(TEXTS.get(name));
  }

  /** The keys of a kind of mapping, such as {@code Rule}. */
  public static List<String> keysOf(String owner) {
    return TEXTS.keySet().stream()
        .filter(name -> name.startsWith(owner + "."))
        .map(name -> name.substring(owner.length() + 1))
        .sorted()
        .toList();
  }

  private static Map<String, String> read() {
    try (InputStream file = KeyDescriptions.class.getResourceAsStream("keys.json");
        Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return Map.copyOf(new Gson().fromJson(text, new TypeToken<Map<String, String>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
