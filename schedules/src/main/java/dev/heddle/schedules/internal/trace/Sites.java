package dev.heddle.schedules.internal.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sites of the classes that one loader has woven, and the fields that they name.
public final class Sites {

    private final int base;
    private final List<Site> sites = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /// Fields are numbered over all loaders of a family, so that a field has one number.
    private final Map<String, Integer> fields;
    private final List<String> fieldNames;

    private Sites(int base, Map<String, Integer> fields, List<String> fieldNames) {
        this.base = base;
        this.fields = fields;
        this.fieldNames = fieldNames;
    }

    /// For the first loader.
    public static Sites first() {
        return new Sites(0, new HashMap<>(), new ArrayList<>());
    }

    /// For a loader whose classes use those of this one. Its fields stay its own.
    public Sites next() {
        synchronized (fields) {
            return new Sites(1 << 20, fields, fieldNames);
        }
    }

    /// Adds a site.
    public int add(String owner, String method, String file, int line, Site.Act act, String what, int field) {
        synchronized (sites) {
            int id = base + sites.size();
            int number = counts.merge(owner, 1, Integer::sum);
            sites.add(new Site(id, owner, method, file, line, act, what, field, number));
            return id;
        }
    }

    /// The site with this number; it must be one of this loader's.
    public Site get(int id) {
        synchronized (sites) {
            return sites.get(id - base);
        }
    }

    /// Whether the site is one of this loader's.
    public boolean has(int id) {
        synchronized (sites) {
            return id >= base && id - base < sites.size();
        }
    }

    /// The number of a field, the same for every site that names it.
    public int field(String owner, String name) {
        synchronized (fields) {
            return fields.computeIfAbsent(owner + "." + name, key -> {
                fieldNames.add(name);
                return fieldNames.size() - 1;
            });
        }
    }

    /// The name of a field by its number.
    public String fieldName(int field) {
        synchronized (fields) {
            return fieldNames.get(field);
        }
    }
}
