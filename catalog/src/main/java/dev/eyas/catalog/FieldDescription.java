package dev.eyas.catalog;

/**
 * @param text one to three sentences, plain text
 * @param example a condition that uses the field
 */
public record FieldDescription(String text, String example) {}
