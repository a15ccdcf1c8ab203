package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;

/** A range of a file and what is to stand there instead. */
public record TextEdit(SourceRange range, String text) {}
