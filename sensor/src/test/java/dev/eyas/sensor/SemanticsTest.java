package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.eyas.catalog.Priority;
import dev.eyas.rules.ruleset.LoadOutcome;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.output.OutputOptions;
import dev.eyas.sensor.state.TestProcesses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What conditions and outputs mean, sentence by sentence, on a few events: {@code cat}, started by
 * {@code bash} in {@code /srv}, opens a file, reads it, and connects.
 */
class SemanticsTest {
  private static final String BYTES = "GET /\0\1\377 end";
  private static final Event OPEN = open("data/file.txt");
  private static final Event READ =
      new EventBuilder("SYSCALL_READ_X")
          .tid(60)
          .with("res", BYTES.length())
          .with("data", bytes(BYTES))
          .with("fd", 3)
          .with("size", 4096)
          .build();
  private static final Event CONNECT =
      new EventBuilder("SOCKET_CONNECT_X")
          .tid(60)
          .with("res", 0)
          .with("tuple", EventBuilder.tuple("10.0.0.7", 50000, "1.2.3.4", 443))
          .with("fd", 9)
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not evt.asynctype = x",
        "not evt.asynctype != x",
        "not evt.asynctype exists",
        "proc.name exists",
        "evt.rawarg.name = data/file.txt and evt.arg.name = /srv/data/file.txt",
        "proc.name contains a and proc.name icontains CA and not proc.name contains CA",
        "proc.name startswith ca and proc.name endswith at",
        "fd.name glob /srv/* and fd.name glob '/srv/data/fil?.[!a]xt' and fd.name glob *.txt",
        "fd.name iglob /SRV/*.TXT and not fd.name glob /SRV/*",
        "fd.name regex '/srv/[a-z]+/.*' and not fd.name regex /srv",
        "proc.name > toupper(proc.name)",
        "proc.name in (cat, dog) and proc.name intersects (cat)",
        "not proc.name in ()",
        "fd.name pmatch (/srv/data) and fd.name pmatch (/srv/data/) and fd.name pmatch (/)",
        "fd.name pmatch (/var, /srv/d*) and not fd.name pmatch (/srv/dat) and not fd.name pmatch"
            + " (/srv/data/file.txt/x)",
        "proc.name startswith oneof (c, d) and not proc.name startswith oneof (c, ca)",
        "proc.name startswith anyof (c, ca) and proc.name startswith allof (c, ca)",
        "not proc.name = oneof () and not proc.name = anyof () and not proc.name = allof ()",
        "proc.name != anyof (cat, dog) and not proc.name != allof (cat, dog)",
        "proc.name = val(proc.exe) and not proc.name = val(evt.asynctype)",
        "proc.name = tolower(toupper(proc.name))",
        "proc.aname = bash and proc.aname != bash and not proc.aname = cat",
        "proc.aname[0] = cat and proc.aname[1] = bash and proc.aname[2] = init",
        "not proc.aname[3] != x",
        "proc.apid = 1 and proc.apid in (50) and not proc.apid = 60",
        "evt.rawarg.fd > -1 and evt.rawarg.fd >= +3 and not evt.rawarg.fd < 3",
        "not b64(fd.name) exists or b64(fd.name) exists",
        "basename(fd.name) = file.txt and len(fd.name) = 18",
        "concat(proc.name, '-', proc.pname) = cat-bash",
        "not concat(proc.name, evt.asynctype) exists and not concat(proc.name, evt.asynctype) != x",
        "join(', ', (proc.name, proc.pname)) = 'cat, bash'",
        "len(concat(proc.name, proc.pname)) = 7 and toupper(join('', (proc.name, proc.pname))) ="
            + " CATBASH",
        "len(fd.types) = 2 and fd.types in (file, ipv4, pipe) and not fd.types in (file)",
        "fd.types intersects (file, unix) and fd.types[3] in (file)",
        "evt.type.is.open = 1 and evt.type.is.close = 0",
        "evt.dir = '<' and evt.dir != '>'",
        "proc.cmdline = 'cat -n file.txt' and proc.exeline = 'cat -n file.txt'",
        "proc.args[0] = -n and proc.args[1] = file.txt and proc.args[2] = '' and proc.args[2]"
            + " exists",
        "proc.env[HOME] = /root and proc.env[0] = 'HOME=/root A=b' and not proc.env[NONE] = b",
        "proc.aenv[SHELL] = zsh",
        "thread.cgroup.memory = /user and not thread.cgroup.cpu exists",
        "fd.typechar = f and fd.type = file and fd.num = 3",
        "user.name = root and user.loginuid = -1",
        "evt.num > 0 and not evt.failed = true and evt.res = SUCCESS and evt.rawres = 3",
        "container.id = host and container.name = host and container.type = host",
        "evt.around[1700000000123456789] = 0 and evt.around[1700000001123456789] = 1000",
        "not evt.around[1700000001123456789] = 999 and not evt.around[1] exists",
        "not evt.around[1700000001123456789] == 999",
        "fd.name glob '*.t?t' and fd.name glob '/srv/data/[e-g]ile.txt' and not fd.name glob .txt",
        "proc.name regex 'c.*' and not proc.name regex at and not proc.name regex C.*",
        "not proc.aname[9] exists and not proc.aname[9] != x and not proc.aname[9] in (x)",
        "proc.aexepath = /bin/bash and proc.acmdline = bash and proc.aexe intersects (bash)",
        "proc.name != oneof (cat, dog) and not proc.name != oneof (cat) and not proc.name = oneof (cat, cat)",
        "user.loginuid < 0 and user.loginuid in (-1, 5) and not user.loginuid > 0",
      })
  void holdsForTheOpen(String condition) {
    assertEquals("true", judge(condition, OPEN), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.buffer contains GET and evt.buffer startswith 'GET /' and evt.buffer endswith end",
        "evt.buffer bcontains 0001ff and evt.buffer bstartswith 474554",
        "len(evt.buffer) = 12",
        "not evt.buffer = GET",
      })
  void bytesAreComparedBehindZeros(String condition) {
    assertEquals("true", judge(condition, READ), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fd.ip = 10.0.0.7 and fd.ip = 1.2.3.4 and fd.ip in (9.9.9.9, 1.2.3.4)",
        "fd.ip != 9.9.9.9 and not fd.ip != 10.0.0.7 and not fd.ip != 1.2.3.4",
        "fd.port = 443 and fd.port in (80, 443) and fd.port < 500 and fd.port > 40000",
        "fd.net = 10.9.9.9/8 and fd.net in (1.2.3.0/24, 9.0.0.0/8) and not fd.net in (9.0.0.0/8,"
            + " 1.2.3.0/24)",
        "fd.snet in (9.0.0.0/8, 1.2.3.0/24) and fd.cnet = 10.0.0.0/8",
        "fd.sip != ::1 and not fd.sip = ::1 and fd.snet != fe80::/10",
        "fd.ip exists and fd.sport = https and fd.cport = 50000",
        "fd.l4proto = tcp and fd.sockfamily = ip and fd.typechar = 4",
        "fd.port = anyof (443, 1) and not fd.port = anyof (1, 443) and not fd.ip = anyof (9.9.9.9,"
            + " 1.2.3.4)",
        "fd.sip in (9.9.9.9, 1.2.3.4) and fd.sip = anyof (9.9.9.9, 1.2.3.4) and not fd.rip in (::1)",
        "fd.net != 9.0.0.0/8 and not fd.net != 10.0.0.0/8 and not fd.net = ::/1",
      })
  void endsOfASocket(String condition) {
    assertEquals("true", judge(condition, CONNECT), condition);
  }

  @Test
  void aFileHasNoEnds() {
    assertEquals("true", judge("fd.ip exists and not fd.ip != 9.9.9.9 and not fd.port = 0", OPEN));
  }

  @Test
  void aCallWithoutATypeOfItsOwnHasNoArguments() {
    Event sync = new EventBuilder("GENERIC_X").tid(60).with("ID", 24).with("nativeID", 162).build();

    assertEquals("<sync  false>", show("%evt.type %evt.args %evt.is_syslog", sync).message());
  }

  @Test
  void whatTheKernelTellsOfTheEndIsAnEnterEvent() {
    Event end = new EventBuilder("PROCEXIT_1_E").tid(60).with("status", 256).with("ret", 1).build();

    assertEquals("true", judge("evt.dir = '>' and evt.type = procexit and not fd.num exists", end));
    assertEquals("true", judge("evt.arg.status = 256 and evt.arg.core = <NA>", end));
  }

  @Test
  void textsEndAtAZero() {
    assertEquals("true", judge("fd.name = /a and len(fd.name) = 2", open("/a\0b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%5proc.name|<cat  >",
        "%2proc.name|<ca>",
        "%3evt.asynctype|<<NA>",
        "%proc.nameand%proc.pid|<catand60>",
        "%evt.rawarg.flags|<1>",
        "%evt.arg.flags|<O_RDONLY>",
        "%evt.arg.fd|<<f>/srv/data/file.txt>",
        "%evt.arg[1]|</srv/data/file.txt>",
        "%fd.types|<(ipv4,file)>",
        "%evt.rawtime %evt.rawtime.ns|<1700000000123456789 123456789>",
        "%evt.failed|<false>",
        "%proc.aname / %proc.apid|<bash init / 60>",
        "%proc.args[7]%proc.args|<-n file.txt>",
        "%toupper(proc.name) %len(proc.name)|<CAT 3>",
        "%evt.time.iso8601|<2023-11-14T22:13:20.123456789+0000>",
      })
  void printsAsText(String output, String expected) {
    assertEquals(expected, show(output, OPEN).message());
  }

  @Test
  void bytesPrintWithDots() {
    assertEquals("<GET /... end>", show("%evt.buffer", READ).message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%proc.pid|60",
        "%8proc.name|\"cat\"",
        "%evt.asynctype|null",
        "%evt.failed|false",
        "%fd.types|[\"ipv4\",\"file\"]",
        "%evt.time|1700000000123456789",
        "%evt.time.s|1700000000123456789",
        "%evt.time.iso8601|1700000000123456789",
        "%evt.datetime|1700000000123456789",
        "%evt.datetime.s|1700000000123456789",
        "%evt.rawtime|1700000000123456789",
        "%evt.arg.fd|\"<f>/srv/data/file.txt\"",
        "%toupper(proc.name)|\"cat\"",
      })
  void printsAsJson(String output, String expected) {
    JsonElement fields = JsonParser.parseString(show(output, OPEN).json());
    String name = output.replaceAll("%\\d*(toupper\\()?|\\)", "");
    assertEquals(
        expected, fields.getAsJsonObject().getAsJsonObject("output_fields").get(name).toString());
  }

  @Test
  void aLineIsEscapedAsAWhole() {
    assertEquals(
        "Warning </a\\tb\\n\\\"c\\\" \\\\ \uFFFD>",
        show("%evt.arg.name", open("/a\tb\n\"c\" \\ \377")).text().split(": ", 2)[1]);
  }

  @Test
  void decodedTextsEndAtAZeroToo() {
    String condition = "b64(fd.nameraw) = abc and len(b64(fd.nameraw)) = 3";

    assertEquals("true", judge(condition, open("YWJjAGRlZg==")));
  }

  @Test
  void lineEndsOfJavaScriptStayAsTheyAre() {
    String name = "a\u2028b\\\u2029c\\u2028";
    String shown = show("%evt.arg.name", open(ByteStrings.encode(name))).text();

    assertEquals(
        "a\u2028b\\\\\u2029c\\\\u2028",
        shown.substring(shown.indexOf("/srv/") + 5, shown.length() - 1));
  }

  private static String judge(String condition, Event event) {
    RecordingSink sink = new RecordingSink();
    play(TestRules.rule("r", "evt.type != clone and (" + condition + ")", "x"), event, sink);
    return String.valueOf(!sink.alerts.isEmpty());
  }

  private static RecordingSink.Seen show(String output, Event event) {
    RecordingSink sink = new RecordingSink();
    play(TestRules.rule("r", "evt.type != clone", "<" + output + ">"), event, sink);
    return sink.alerts.get(0);
  }

  private static void play(String rule, Event event, RecordingSink sink) {
    EngineOptions options =
        new EngineOptions(
            RuleMatching.ALL,
            Priority.DEBUG,
            OutputOptions.defaults("testbox"),
            "testbox",
            new TestProcesses(),
            Path.of("/etc"));
    Engine engine = new Engine(options, ContainerRegistry.NONE, sink);
    engine.seed();
    before().forEach(each -> engine.onEvent(each, 0));
    LoadOutcome outcome = TestRules.tryLoad(rule);
    assertEquals(List.of(), outcome.results().get(0).errors());
    assertEquals(List.of(), engine.load(outcome.ruleset()).problems());
    engine.onEvent(event, 0);
    assertEquals(0, engine.malformed());
    assertEquals(0, engine.counts().get(0).failures());
  }

  private static List<Event> before() {
    return List.of(
        clone(1, 50),
        exec(50, "bash", "SHELL=zsh"),
        clone(50, 60),
        exec(60, "cat", "HOME=/root", "-n", "file.txt"),
        new EventBuilder("SOCKET_SOCKET_X")
            .tid(60)
            .with("fd", 9)
            .with("domain", 2)
            .with("type", 1)
            .with("proto", 6)
            .build());
  }

  private static Event open(String path) {
    return new EventBuilder("SYSCALL_OPEN_X")
        .tid(60)
        .with("fd", 3)
        .with("name", path)
        .with("flags", 1)
        .with("mode", 0)
        .build();
  }

  private static Event clone(long parent, long child) {
    return new EventBuilder("SYSCALL_CLONE_20_X")
        .tid(child)
        .with("res", 0)
        .with("exe", "/sbin/init")
        .with("tid", child)
        .with("pid", child)
        .with("ptid", parent)
        .with("cwd", "/srv")
        .with("comm", "init")
        .with("cgroups", List.of("memory=/user"))
        .with("flags", 0)
        .with("uid", 0)
        .with("gid", 0)
        .with("vtid", child)
        .with("vpid", child)
        .build();
  }

  private static Event exec(long tid, String name, String env, String... args) {
    return new EventBuilder("SYSCALL_EXECVE_19_X")
        .tid(tid)
        .with("res", 0)
        .with("exe", name)
        .with("args", List.of(args))
        .with("tid", tid)
        .with("pid", tid)
        .with("ptid", tid == 50 ? 1 : 50)
        .with("cwd", "/srv")
        .with("comm", name)
        .with("cgroups", List.of("memory=/user"))
        .with("env", List.of(env, "A=b"))
        .with("loginuid", -1)
        .with("uid", 0)
        .with("gid", 0)
        .with("trusted_exepath", "/bin/" + name)
        .build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
