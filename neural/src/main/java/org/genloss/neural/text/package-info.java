/** How does text become token ids? Tokenizers of Hugging Face, their training, and text cut into blocks. */
package org.genloss.neural.text;
