package dev.eyas.rules.config;

import java.util.Map;
import java.util.Set;

/**
 * An entry of the key {@code append_output}: what the outputs of some rules get besides.
 *
 * @param source of the rules that it is for; empty: any
 * @param tags that these rules have, all of them
 * @param rule the one that it is for; empty: any
 * @param extraOutput behind the output, after a blank; empty: nothing
 * @param extraFields of JSON alone: name and format, which is empty for the field of that name
 * @param suggestedOutput whether the fields are added that every rule should show
 * @param place file and line
 */
public record AppendOutput(
    String source,
    Set<String> tags,
    String rule,
    String extraOutput,
    Map<String, String> extraFields,
    boolean suggestedOutput,
    String place) {}
