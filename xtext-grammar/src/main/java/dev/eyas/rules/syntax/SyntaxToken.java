package dev.eyas.rules.syntax;

/**
 * A token of a rules file.
 *
 * @param text what the parser takes for the token's text: YAML's quotes and escapes are undone
 * @param start offset in the file
 * @param end offset in the file after the last character
 */
public record SyntaxToken(TokenKind kind, String text, int start, int end) {}
