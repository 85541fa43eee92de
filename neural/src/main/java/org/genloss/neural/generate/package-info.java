/** Which token comes next? Rules of decoding, draws, and searches over beams that share what they have read. */
package org.genloss.neural.generate;
