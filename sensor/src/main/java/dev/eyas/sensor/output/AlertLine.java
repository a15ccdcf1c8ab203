package dev.eyas.sensor.output;

import dev.eyas.catalog.Priority;

/**
 * An alert as it goes out.
 *
 * @param text one line, without its end
 */
public record AlertLine(Priority priority, String text) {}
