package dev.eyas.catalog;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads one of the catalogue's JSON files, which lie beside this class. */
final class DataFile {
  private static final Gson GSON = new Gson();

  private DataFile() {}

  static <T> T read(String name, TypeToken<T> type) {
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("catalogue file missing from the class path: " + name);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        return GSON.fromJson(reader, type);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read catalogue file " + name, e);
    }
  }
}
