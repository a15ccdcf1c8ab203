package dev.eyas.rules;

/**
 * A stretch of a rules file.
 *
 * @param source name of the file, as its {@link RulesSource} gives it
 * @param offset first character, 0-based, in UTF-16 units of the file's text
 * @param length in UTF-16 units
 */
public record SourceRange(String source, int offset, int length) {}
