/**
 * What does a run say? Judges what the ledger holds: whether each law held, and the eight meanings of collapse. Reads run
 * folders and nothing else.
 */
package org.genloss.verdict;
