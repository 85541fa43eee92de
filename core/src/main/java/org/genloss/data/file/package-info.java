/**
 * Sources from files: tables of numbers, text, and images. Large tables and texts stream by, and only a sample of them is kept; images are kept
 * as bytes.
 */
package org.genloss.data.file;
