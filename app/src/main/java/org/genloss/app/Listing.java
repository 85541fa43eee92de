package org.genloss.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.spec.Kinds;

/**
 * The components of one sort while they are listed. Those of the module neural are named by their classes' names: the program
 * compiles without it, and a build may lack it.
 */
final class Listing {

    private static final String NEURAL = "the module neural";

    private final Map<String, Class<?>> types = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();

    /** One that every build has. */
    Listing put(String name, Class<?> type) {
        types.put(name, type);
        return this;
    }

    /** One of the module neural; where the build lacks it, users are told so. */
    Listing neural(String name, String className) {
        try {
            types.put(name, Class.forName(className, false, Listing.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            absent.put(name, NEURAL);
        }
        return this;
    }

    Kinds kinds(String noun, Class<?> contract) {
        return new Kinds(noun, contract, types, absent);
    }
}
