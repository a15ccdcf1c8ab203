package dev.eyas.rules.ruleset;

import dev.eyas.rules.RulesSource;
import java.util.List;

/**
 * The documents of a rules file.
 *
 * @param schema what Falco's schema says of them
 */
record FileItems(List<ItemNode> documents, SchemaVerdict schema) {
  /**
   * @param memory of earlier readings
   * @throws LoadFailure where the text is not YAML, or too large
   */
  static FileItems read(RulesSource source, Context file, ItemMemory memory) {
    if (RulesSource.isTooLarge(source.text())) {
      throw new LoadFailure(
          LoadCode.LOAD_ERR_YAML_PARSE,
          "file is too large: %,d characters, of at most %,d; split it"
              .formatted(source.text().length(), RulesSource.MAX_LENGTH),
          file);
    }
    List<ItemNode> documents = memory.read(source, file);
    return new FileItems(documents, SchemaVerdict.of(documents));
  }
}
