package dev.eyas.sensor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {
  @ParameterizedTest
  @CsvSource({
    "alpine, alpine, '', ''",
    "alpine:3.20, alpine, 3.20, ''",
    "registry:5000/team/app, registry:5000/team/app, '', ''",
    "registry:5000/team/app:1, registry:5000/team/app, 1, ''",
    "app:1@sha256:ab, app, 1, sha256:ab",
    "app@sha256:ab, app, '', sha256:ab",
  })
  void takesANameApart(String image, String repository, String tag, String digest) {
    assertEquals(new ImageName(repository, tag, digest), ImageName.parse(image));
  }
}
