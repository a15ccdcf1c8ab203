package dev.eyas.rules.config;

/**
 * An entry of the key {@code rules}: rules that are switched on or off, whatever their files say.
 *
 * @param enable whether on
 * @param rule name of these rules, in which {@code *} stands for any characters; empty: none by
 *     name
 * @param tag that these rules have; empty: none by tag
 */
public record RuleSelection(boolean enable, String rule, String tag) {}
