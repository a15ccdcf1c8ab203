package dev.eyas.rules.ruleset;

import dev.eyas.rules.TracedText;
import java.util.List;

/**
 * An exception of a rule, with the values of all files.
 *
 * @param comps the operators; those that the files leave out are filled in
 */
public record MergedException(
    TracedText name, ExceptionEntry fields, ExceptionEntry comps, List<ExceptionEntry> values) {}
