package dev.eyas.rules.validation.lint;

import dev.eyas.rules.SourceRange;

/** Another place that has to do with a finding. */
public record Related(SourceRange range, String message) {}
