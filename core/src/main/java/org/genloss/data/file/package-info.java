/** Sources from files: tables of numbers, and text. Large files stream by; only a sample of them is kept. */
package org.genloss.data.file;
