package dev.eyas.catalog;

/**
 * A name of a number in a flag or enumeration parameter, such as {@code O_RDWR}. The numbers are
 * the event format's own (portable), not the kernel's.
 */
public record EnumValue(String name, long value) {}
