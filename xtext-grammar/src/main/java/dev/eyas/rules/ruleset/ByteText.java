package dev.eyas.rules.ruleset;

/** A text and its UTF-8 bytes, which are made once, for the first that asks. */
final class ByteText {
  private final String text;
  private String bytes;

  ByteText(String text) {
    this.text = text;
  }

  /** A text in which each byte of this one is a character. */
  synchronized String bytes() {
    if (bytes == null) {
      bytes = Utf8.bytes(text);
    }
    return bytes;
  }
}
