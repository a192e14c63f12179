package org.vestibule.domain.app;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an app may do, or wants to. */
public record Scopes(Set<Scope> all) {

    public Scopes {
        EnumSet<Scope> copy = EnumSet.noneOf(Scope.class);
        copy.addAll(all);
        all = Collections.unmodifiableSet(copy);
    }

    /** Reads words with spaces between them; those that nobody knows here are left out (OIDC Core §3.1.2.1). */
    public static Scopes parse(String words) {
        return new Scopes(Stream.of(words.split(" "))
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toSet()));
    }

    /** The same without one. */
    public Scopes without(Scope scope) {
        return new Scopes(all.stream().filter(one -> one != scope).collect(Collectors.toSet()));
    }

    public boolean has(Scope scope) {
        return all.contains(scope);
    }

    /** Whether these are among them. */
    public boolean include(Scopes others) {
        return all.containsAll(others.all);
    }

    /** Whether nothing is asked for in words that is not among them; a word that nobody knows here is. */
    public boolean cover(String words) {
        return Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .allMatch(word -> Scope.of(word).filter(this::has).isPresent());
    }

    /** The words, with spaces between them. */
    public String words() {
        return all.stream().map(Scope::word).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return words();
    }
}
