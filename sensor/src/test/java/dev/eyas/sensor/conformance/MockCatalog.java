package dev.eyas.sensor.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.catalog.Operator;
import dev.eyas.catalog.ParamType;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The whole engine a second time, over a catalogue that has the cases' own fields, too: {@code
 * test.*}, and {@code type.T} and {@code types.T} with one value and with a list of each type T.
 */
final class MockCatalog implements AutoCloseable {
  private static final String DATA = "dev/eyas/catalog/fields.json";
  private static final String RUNNER = "dev.eyas.sensor.filter.MockCases";

  private final URLClassLoader loader;

  private MockCatalog(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * @param folder an empty one, for the catalogue's data
   */
  static MockCatalog in(Path folder) throws IOException {
    Path data = folder.resolve(DATA);
    Files.createDirectories(data.getParent());
    Files.writeString(data, fields().toString());
    List<URL> path = new ArrayList<>(List.of(folder.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    return new MockCatalog(new URLClassLoader(path.toArray(new URL[0]), jdk));
  }

  /**
   * Runs a method of the cases' runner over there.
   *
   * @return null if the case holds, else what went wrong
   */
  String call(String method, String test) {
    try {
      return (String) loader.loadClass(RUNNER).getMethod(method, String.class).invoke(null, test);
    } catch (InvocationTargetException e) {
      if (e.getCause().getClass().getSimpleName().equals("Unmodelled")) {
        throw new Unmodelled(e.getCause().getMessage());
      }
      throw new IllegalStateException(test, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonArray fields() throws IOException {
    JsonArray fields;
    try (InputStream in = Fields.class.getResourceAsStream("fields.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      fields = JsonParser.parseString(text).getAsJsonArray();
    }
    fields.add(field("test.int64", ParamType.INT64, false));
    fields.add(field("test.charbuf", ParamType.CHARBUF, false));
    fields.add(field("test.bytebuf", ParamType.BYTEBUF, false));
    fields.add(field("test.base64", ParamType.CHARBUF, false));
    fields.add(field("test.more_than_256", ParamType.CHARBUF, false));
    for (String list : List.of("test.list", "test.another_list")) {
      JsonObject field = field(list, ParamType.CHARBUF, true);
      field.getAsJsonArray("flags").add(Field.Flag.NO_TRANSFORMER.name());
      fields.add(field);
    }
    for (ParamType type : ParamType.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      fields.add(field("type." + name, type, false));
      fields.add(field("types." + name, type, true));
    }
    return fields;
  }

  private static JsonObject field(String name, ParamType type, boolean isList) {
    JsonObject field = new JsonObject();
    field.addProperty("name", name);
    field.addProperty("class", "test");
    field.addProperty("type", type.name());
    field.addProperty("argument", Field.Argument.NONE.name());
    JsonArray flags = new JsonArray();
    if (isList) {
      flags.add(Field.Flag.LIST.name());
    }
    field.add("flags", flags);
    field.addProperty("format", "DEC");
    field.addProperty("operands", Field.OperandClass.STRING.name());
    JsonArray operators = new JsonArray();
    Stream.of(Operator.values()).forEach(operator -> operators.add(operator.symbol()));
    field.add("operators", operators);
    field.addProperty("origin", Field.Origin.BUILTIN.name());
    return field;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
