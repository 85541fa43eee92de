/**
 * What is in this corpus, what has it lost, what will it lose, and how much of it did machines write? Profiles that add up,
 * measures of them, and comparisons; of corpora that nobody here generated.
 */
package org.genloss.audit;
