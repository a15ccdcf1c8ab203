package dev.eyas.sensor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
  @ParameterizedTest
  @CsvSource({
    "/root/,      a,              /root/a",
    "/root/,      ../etc/passwd,  /etc/passwd",
    "/root/,      ../../../x,     /x",
    "/root/,      /etc//shadow,   /etc/shadow",
    "/root/,      /etc/./shadow,  /etc/shadow",
    "/root/,      /tmp/../etc,    /etc",
    "/root/,      /,              /",
    "/root/,      '',             /root",
    "/root/,      .,              /root",
    "/root,       b/,             /root/b",
    "/root/,      /etc/.hidden,   /etc/.hidden",
    "<UNKNOWN>,   a/b,            <UNKNOWN>/a/b",
  })
  void resolve(String directory, String path, String expected) {
    assertEquals(expected, Paths.resolve(directory, path));
  }
}
