/** How do token ids become logits? Decoder-only transformers, a file for each family, in the names of Hugging Face. */
package org.genloss.neural.transformer;
