/**
 * What there is to say about rules files, told in several ways. Whatever finds problems, they come
 * here as {@link dev.eyas.cli.report.Problem}s and are shown alike.
 */
package dev.eyas.cli.report;
