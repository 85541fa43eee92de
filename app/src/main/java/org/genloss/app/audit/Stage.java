package org.genloss.app.audit;

import org.genloss.audit.Profile;

/** One stage of processing: its name, and what the corpus was after it. */
public record Stage(String name, Profile profile) {}
