/** What editor features ask about rules, macros and lists over all files that are loaded. */
package dev.eyas.ide.items;
