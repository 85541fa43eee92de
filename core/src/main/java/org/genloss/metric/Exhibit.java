package org.genloss.metric;

import java.util.Map;

/**
 * Something of one generation to look at: kept beside the ledger, drawn by the report, read by nothing that computes.
 *
 * @param name what it shows, in lower case with hyphens, the same in every generation: {@code latent-density}
 * @param content a {@code kind}, which tells the report how to draw it, and what belongs to it; in a form that JSON can hold
 */
public record Exhibit(String name, Map<String, Object> content) {}
