package dev.eyas.sensor.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;

/** Whatever bytes a client sends, reading ends, and no message that was whole is lost. */
class StrictFramesPropertyTest {
  private static final Map<String, JsonRpcMethod> METHODS =
      ServiceEndpoints.getSupportedMethods(SensorServer.class);

  private final List<Message> calls = new ArrayList<>();
  private final List<Message> answers = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  @Property(tries = 500)
  void anyBytesAreReadToTheirEndOrRefused(@ForAll @Size(max = 4000) byte[] bytes) {
    read(bytes);

    assertTrue(answers.size() <= StrictFrames.PATIENCE);
    assertTrue(calls.isEmpty(), calls::toString);
  }

  @Property(tries = 500)
  void anyBodiesAreRefusedOneByOne(@ForAll @Size(max = 40) List<@Size(max = 60) byte[]> bodies) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    bodies.forEach(body -> frame(body, stream));

    read(stream.toByteArray());

    assertEquals(Math.min(bodies.size(), StrictFrames.PATIENCE), answers.size());
    assertEquals(bodies.size() >= StrictFrames.PATIENCE, log.size() > answers.size());
  }

  @Property(tries = 500)
  void callsArriveInOrderBetweenFewerBadOnesThanPatienceAllows(
      @ForAll("mixed") List<String> bodies) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    bodies.forEach(body -> frame(body.getBytes(StandardCharsets.UTF_8), stream));

    read(stream.toByteArray());

    long good = bodies.stream().filter(body -> body.contains("\"method\"")).count();
    assertEquals(good, calls.size());
    assertEquals(bodies.size() - good, answers.size());
  }

  @Property(tries = 300)
  void aDamagedByteCostsNoMoreThanWhatFollows(
      @ForAll @IntRange(max = 400) int at, @ForAll byte value) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 5; i++) {
      frame(call(i).getBytes(StandardCharsets.UTF_8), stream);
    }
    byte[] bytes = stream.toByteArray();
    int frame = bytes.length / 5;
    int where = at % bytes.length;
    bytes[where] = value;

    read(bytes);

    assertTrue(calls.size() >= where / frame, calls.size() + " before byte " + where);
  }

  @Provide
  Arbitrary<List<String>> mixed() {
    Arbitrary<String> good =
        Arbitraries.integers().between(0, 9).map(StrictFramesPropertyTest::call);
    Arbitrary<String> bad =
        Arbitraries.of("", "{", "[]", "7", "{\"id\":1}", "nul", "{}x", "\u0000");
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, good), net.jqwik.api.Tuple.of(1, bad))
        .list()
        .ofMaxSize(StrictFrames.PATIENCE);
  }

  private static String call(int id) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"stats/get\",\"params\":null}".formatted(id);
  }

  private static void frame(byte[] body, ByteArrayOutputStream stream) {
    stream.writeBytes(
        ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    stream.writeBytes(body);
  }

  private void read(byte[] bytes) {
    calls.clear();
    answers.clear();
    log.clear();
    MessageJsonHandler json = new MessageJsonHandler(METHODS);
    new StrictFrames(
            new ByteArrayInputStream(bytes), json, (call, issues) -> {}, answers::add, log::add)
        .listen(calls::add);
  }
}
