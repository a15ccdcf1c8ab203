package dev.eyas.ide.completion;

import java.util.stream.Stream;

/** One kind of things that may be proposed. */
interface Proposals {
  /** What may be typed at the caret; whether it fits the word there is looked at later. */
  Stream<Proposal> at(Site site);
}
