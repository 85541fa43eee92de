/** What do language models lose? Metrics that ask for the whole law of the next token, for hidden states, or for a stored model. */
package org.genloss.neural.measure.text;
