package dev.eyas.catalog;

/** How a number is printed. */
public enum PrintFormat {
  NA,
  DEC,
  HEX,
  OCT,
  /** Decimal, padded with zeros to nine digits. */
  PADDED_DEC,
  /** A number that names something, such as a process id; printed in decimal. */
  ID,
  /** Event direction, {@code >} or {@code <}. */
  DIR
}
