package dev.eyas.sensor.container;

/**
 * The parts of an image's name.
 *
 * @param repository such as {@code registry:5000/team/app}
 * @param tag such as {@code 3.20}, may be empty
 * @param digest such as {@code sha256:…}, may be empty
 */
record ImageName(String repository, String tag, String digest) {
  /** Of {@code repository[:tag][@digest]}; the repository may have a port. */
  static ImageName parse(String image) {
    int at = image.indexOf('@');
    String digest = at < 0 ? "" : image.substring(at + 1);
    String tagged = at < 0 ? image : image.substring(0, at);
    int colon = tagged.lastIndexOf(':');
    if (colon < 0 || tagged.indexOf('/', colon) >= 0) {
      return new ImageName(tagged, "", digest);
    }
    return new ImageName(tagged.substring(0, colon), tagged.substring(colon + 1), digest);
  }

  ImageName withDigest(String other) {
    return new ImageName(repository, tag, other);
  }

  /** {@code repository[:tag]}. */
  String tagged() {
    return tag.isEmpty() ? repository : repository + ":" + tag;
  }
}
