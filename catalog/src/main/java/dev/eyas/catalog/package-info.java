/**
 * What Falco knows before it reads a rule: fields, operators, transformers, events with their
 * parameters, system calls, enum names, priorities. Pure data and typed lookup over the data files
 * beside these classes; every other module asks here and nowhere else.
 */
package dev.eyas.catalog;
