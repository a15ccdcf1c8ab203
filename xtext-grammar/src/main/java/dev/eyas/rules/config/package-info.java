/** Which rules files Falco loads, in which order: from {@code falco.yaml}, and from directories. */
package dev.eyas.rules.config;
