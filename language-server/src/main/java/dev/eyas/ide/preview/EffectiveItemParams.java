package dev.eyas.ide.preview;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * Question of {@code eyas/effectiveRule}: which item, by its place or by its name.
 *
 * @param textDocument the file whose point of view the base of the answer takes
 * @param position a place in the item; null where kind and name are given
 * @param kind {@code rule}, {@code macro} or {@code list}
 */
public record EffectiveItemParams(
    TextDocumentIdentifier textDocument, Position position, String kind, String name) {}
