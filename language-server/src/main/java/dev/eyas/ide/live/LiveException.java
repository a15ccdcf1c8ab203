package dev.eyas.ide.live;

import java.util.Map;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * Asks for an exception of a rule.
 *
 * @param textDocument a file of the folder whose rules are meant
 * @param values what the fields of the events to pass over are, by field
 */
public record LiveException(
    TextDocumentIdentifier textDocument, String rule, Map<String, String> values) {}
