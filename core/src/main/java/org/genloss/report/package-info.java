/**
 * How is it told? Reads run folders and nothing else, summarises over trials, and writes one HTML page that opens without a
 * network. From the folder to the page: {@code Evidence} reads, {@code Story} lays out, {@code Opening}, {@code Panels} and
 * {@code Closing} write what stands still, {@code PageData} what the scripts draw, and {@code Page} puts all of it together.
 */
package org.genloss.report;
