package dev.eyas.ide.live;

import java.util.List;

/**
 * @param rules names of the rules whose near misses the client wants, in place of those before;
 *     empty: no longer any
 */
public record LiveWatchParams(List<String> rules) {}
