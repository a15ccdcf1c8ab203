package dev.eyas.ide;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A client that knows nothing but the protocol's bytes. */
final class RawClient {
  private final OutputStream toServer;
  private final InputStream fromServer;
  private final Path folder;
  private final List<JsonObject> told = new ArrayList<>();
  private int lastId;

  /**
   * @param folder that files are named in
   */
  RawClient(OutputStream toServer, InputStream fromServer, Path folder) {
    this.toServer = toServer;
    this.fromServer = fromServer;
    this.folder = folder;
  }

  /** With the folder open, as a client that can nothing. */
  JsonObject initialize() throws IOException {
    return initialize("{}", "");
  }

  /**
   * @param more further parameters, each with a comma before it
   * @return the result
   */
  JsonObject initialize(String capabilities, String more) throws IOException {
    String params =
        "{\"processId\":null,\"rootUri\":\"%1$s\",\"capabilities\":%2$s%3$s}"
            .formatted(folder.toUri(), capabilities, more);
    JsonObject result = request("initialize", params).getAsJsonObject("result");
    notification("initialized", "{}");
    return result;
  }

  void open(String file, String text) throws IOException {
    open(file, text, "yaml");
  }

  /**
   * @param language as the client calls it
   */
  void open(String file, String text, String language) throws IOException {
    JsonObject document = new JsonObject();
    document.addProperty("uri", uri(file));
    document.addProperty("languageId", language);
    document.addProperty("version", 1);
    document.addProperty("text", text);
    notification("textDocument/didOpen", "{\"textDocument\":%s}".formatted(document));
  }

  /**
   * @param changes as the protocol has them
   */
  void change(String file, String... changes) throws IOException {
    notification(
        "textDocument/didChange",
        "{\"textDocument\":{\"uri\":\"%s\",\"version\":2},\"contentChanges\":[%s]}"
            .formatted(uri(file), String.join(",", changes)));
  }

  String document(String file) {
    return "{\"textDocument\":{\"uri\":\"%s\"}}".formatted(uri(file));
  }

  String at(String file, int line, int character) {
    return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}}"
        .formatted(uri(file), line, character);
  }

  String uri(String file) {
    return folder.resolve(file).toUri().toString();
  }

  /** The answer, with its result or its error. */
  JsonObject request(String method, String params) throws IOException {
    return answer(ask(method, params));
  }

  /** Sends a request and does not wait for its answer. */
  int ask(String method, String params) throws IOException {
    int id = ++lastId;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
    return id;
  }

  void cancel(int id) throws IOException {
    notification("$/cancelRequest", "{\"id\":" + id + "}");
  }

  void notification(String method, String params) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  void send(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    sendAsIs("Content-Length: " + bytes.length + "\r\n\r\n" + body);
  }

  void sendAsIs(String message) throws IOException {
    toServer.write(message.getBytes(StandardCharsets.UTF_8));
    toServer.flush();
  }

  /** The answer to a request; what the server says unasked meanwhile is kept. */
  JsonObject answer(int id) throws IOException {
    while (true) {
      JsonObject message = next();
      if (isAnswer(message) && message.get("id").getAsString().equals(Integer.toString(id))) {
        return message;
      }
    }
  }

  /** The next thing that the server says under this name, or has said and nobody has asked for. */
  JsonObject told(String method) throws IOException {
    for (JsonObject message : told) {
      if (message.get("method").getAsString().equals(method)) {
        told.remove(message);
        return message;
      }
    }
    next();
    return told(method);
  }

  /** Whatever comes next. */
  JsonObject next() throws IOException {
    JsonObject message = JsonParser.parseString(read()).getAsJsonObject();
    if (!isAnswer(message)) {
      told.add(message);
    }
    return message;
  }

  static boolean isAnswer(JsonObject message) {
    return !message.has("method");
  }

  static int error(JsonObject answer) {
    return answer.getAsJsonObject("error").get("code").getAsInt();
  }

  private String read() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return new String(fromServer.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = fromServer.read();
    while (c != '\n') {
      if (c < 0) {
        throw new IOException("the server closed its output");
      }
      if (c != '\r') {
        line.write(c);
      }
      c = fromServer.read();
    }
    return line.toString(StandardCharsets.US_ASCII);
  }
}
