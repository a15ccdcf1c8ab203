package dev.eyas.sensor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InetTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.4",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "2001:db8::3",
        "2001:4860:4860::8888",
        "2600:1f18:262c:6542:9aa6:df7a:9a47:d29e",
        "1:0:0:2::3",
        "fe80::1:0:0:1"
      })
  void canonicalFormsStay(String address) throws UnknownHostException {
    assertEquals(address, InetText.of(InetAddress.getByName(address).getAddress()));
  }

  @Test
  void mapped() {
    byte[] address = new byte[16];
    address[10] = -1;
    address[11] = -1;
    address[15] = 9;
    assertEquals("::ffff:0.0.0.9", InetText.of(address));
  }
}
