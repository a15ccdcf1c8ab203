package dev.eyas.ide.workspace;

import com.google.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.ide.server.UriExtensions;

/** Names files as RFC 3986 has it: clients that compare texts know them by no other name. */
@Singleton
public final class EncodedUris extends UriExtensions {
  @Override
  public String toUriString(URI uri) {
    StringBuilder encoded = new StringBuilder();
    super.toUriString(uri).codePoints().forEach(character -> append(character, encoded));
    return encoded.toString();
  }

  private static void append(int character, StringBuilder encoded) {
    if (character < 0x80) {
      encoded.append((char) character);
      return;
    }
    for (byte part : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      encoded.append('%').append(String.format("%02X", part));
    }
  }
}
