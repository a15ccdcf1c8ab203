package dev.eyas.sensor.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*,            /etc/passwd,    true",
    "/etc/*,       /etc/a/b,       true",
    "/etc/?ass*,   /etc/passwd,    true",
    "*.so.?,       libc.so.6,      true",
    "[a-c]x,       bx,             true",
    "[!a-c]x,      bx,             false",
    "[^a-c]x,      dx,             true",
    "[]a]x,        ]x,             true",
    "[[:digit:]]x, 7x,             true",
    "[[:digit:]]x, ax,             false",
    "[x,           [x,             true",
    "\\*x,         *x,             true",
    "\\*x,         ax,             false",
    "a*b*c,        aXbXbc,         true",
    "a*b*c,        aXbXb,          false",
    "'',           '',             true",
    "?,            '',             false",
  })
  void matches(String pattern, String text, boolean expected) {
    assertEquals(expected, Glob.of(pattern).matches(text));
  }

  @Test
  void caseMayBeIgnored() {
    assertEquals(true, Glob.ignoringCase("MY*").matches("myEXE"));
    assertEquals(false, Glob.of("MY*").matches("myEXE"));
  }

  @ParameterizedTest
  @CsvSource({
    "/opt/dir,     /opt/dir,       true",
    "/opt/dir,     /opt/dir/x,     true",
    "/opt/dir,     /opt/dir2,      false",
    "/opt/dir,     /opt,           false",
    "/,            /any/thing,     true",
    "/home/*/.ssh, /home/me/.ssh/id, true",
    "/home/*/.ssh, /home/me/x/.ssh,  false",
    "//opt//dir/,  /opt/dir/x,     true",
  })
  void pathPatterns(String pattern, String path, boolean expected) {
    assertEquals(expected, new PathPatterns(List.of(pattern)).matches(path));
  }
}
