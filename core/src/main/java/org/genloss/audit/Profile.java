package org.genloss.audit;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.genloss.data.Row;
import org.genloss.spec.UserError;

/**
 * What is known of a corpus, group by group: a sum over its records, so that profiles of months, files and machines are merged
 * to that of all. Adding is safe from several threads; what is costly of it runs side by side. Nothing else may run while records are
 * added.
 *
 * <p>Memory does not grow with the corpus. Parts share a budget among the groups: all samples of types together hold at most 2^20
 * types of words and as many of bigrams, and a quarter more before they are cut back (slots 64 bytes a type, text about
 * 15, counts of every second type 80: about 150 MB for each of the two); signatures of 2^17 blocks are 80 MB; 2^18 cells of each
 * number column 60 MB. Written down it is about 40 bytes a type, which stand in memory twice while {@link #toBytes} works.
 */
public final class Profile {

    /** Most groups of a profile. */
    public static final int MOST_GROUPS = 1024;

    private static final Comparator<List<String>> BY_VALUES = Profile::compare;

    private final Settings settings;
    private final List<Observer<?>> observers;
    private final Blocks blocks;
    private final TreeMap<List<String>, Group> groups = new TreeMap<>(BY_VALUES);

    /**
     * A profile of nothing.
     *
     * @param observers of text, for each group; their names differ
     */
    public Profile(Settings settings, List<Observer<?>> observers) {
        if (Set.copyOf(names(observers)).size() < observers.size()) {
            throw new IllegalArgumentException("names of observers differ, but they are " + names(observers));
        }
        this.settings = settings;
        this.observers = List.copyOf(observers);
        this.blocks = new Blocks(settings.lowercase());
    }

    /** What it is a profile of. */
    public Settings settings() {
        return settings;
    }

    /**
     * Adds a record.
     *
     * @throws IllegalArgumentException if it has not as many groups and numbers as the settings say
     * @throws org.genloss.spec.UserError if there would be more than {@value #MOST_GROUPS} groups
     */
    public void add(Row row) {
        if (row.group().size() != settings.by().size()
                || row.numbers().length != settings.numbers().size()) {
            throw new IllegalArgumentException("a row has a group of " + settings.by() + " and numbers of "
                    + settings.numbers() + ", but this has " + row.group().size() + " and " + row.numbers().length);
        }
        Group group = group(row.group());
        // not of the values alone: equal values, as of a column of grades, would all fall into one fold
        int[] fold = {Folds.of(Hashes.of(Hashes.of(row.numbers()), row.number()))};
        if (settings.text() && row.text().isPresent()) {
            blocks.cut(row.text().get(), row.file(), row.number(), block -> {
                fold[0] = block.index() == 0 ? block.fold() : fold[0];
                group.add(block);
            });
        }
        group.add(row.numbers(), fold[0]);
    }

    /**
     * The profile of both corpora together; neither is used afterwards.
     *
     * @throws org.genloss.spec.UserError if settings differ, or there would be more than {@value #MOST_GROUPS} groups; both profiles
     *     are as they were
     */
    public Profile merge(Profile other) {
        ProfileFile.requireSame(this, other);
        Set<List<String>> all = new HashSet<>(groups.keySet());
        all.addAll(other.groups.keySet());
        requireFew(all.size());
        other.groups.forEach((values, group) -> {
            Group own = groups.putIfAbsent(values, group);
            if (own != null) {
                own.merge(group);
            }
        });
        share();
        return this;
    }

    /** By the values of the columns that the corpus is grouped by, ordered; one group of no values if it is not grouped. */
    public Map<List<String>, GroupProfile> groups() {
        TreeMap<List<String>, GroupProfile> profiles = new TreeMap<>(BY_VALUES);
        groups.forEach((values, group) -> profiles.put(values, group.profile()));
        return Collections.unmodifiableMap(profiles);
    }

    /** All groups together; if there is only one, that group. */
    public GroupProfile all() {
        if (groups.size() == 1) {
            return groups.firstEntry().getValue().profile();
        }
        Group all = new Group(settings, observers);
        groups.values().forEach(group -> all.merge(group.copy(observers)));
        return all.profile();
    }

    /** Everything, with version and checksum. */
    public byte[] toBytes() {
        return ProfileFile.write(this);
    }

    /**
     * What {@link #toBytes} gave.
     *
     * @param observers those with which it was made
     * @param name what the bytes are, for messages
     * @throws org.genloss.spec.UserError if the bytes are truncated, damaged, of another version or of other observers
     */
    public static Profile fromBytes(byte[] bytes, List<Observer<?>> observers, String name) {
        return ProfileFile.read(bytes, observers, name);
    }

    /**
     * Names of the observers with which {@link #toBytes} was made, in their order.
     *
     * @param name what the bytes are, for messages
     * @throws org.genloss.spec.UserError if the bytes are truncated, damaged or of another version
     */
    public static List<String> partsOf(byte[] bytes, String name) {
        return ProfileFile.parts(bytes, name);
    }

    /** Names of the observers with which a profile was made, in their order. */
    List<String> observerNames() {
        return names(observers);
    }

    static List<String> names(List<Observer<?>> observers) {
        return observers.stream().map(Observer::name).collect(Collectors.toList());
    }

    Map<List<String>, Group> growing() {
        return groups;
    }

    /** The group of these values, a new one if there is none. */
    Group group(List<String> values) {
        synchronized (groups) {
            Group known = groups.get(values);
            if (known != null) {
                return known;
            }
            requireFew(groups.size() + 1);
            Group group = new Group(settings, observers);
            groups.put(List.copyOf(values), group);
            share();
            return group;
        }
    }

    private void share() {
        groups.values().forEach(group -> group.shareAmong(groups.size()));
    }

    private void requireFew(int count) {
        if (count > MOST_GROUPS) {
            throw new UserError(
                    "more than " + MOST_GROUPS + " groups by " + settings.by(),
                    "group by columns of fewer values, as the year in place of the day, or leave out --by");
        }
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
