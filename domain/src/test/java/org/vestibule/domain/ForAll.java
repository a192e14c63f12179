package org.vestibule.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Holds a property against 1,000 random values. A value that breaks it is made simpler by making the random choices
 * behind it fewer and smaller for as long as it still breaks it, and is reported with the seed that finds it again.
 */
public final class ForAll {

    private static final String SEED = "forAll.seed";
    private static final int CASES = 1_000;

    private ForAll() {}

    /** Fails if the property throws for some value; every run tries other values. */
    public static <T> void forAll(Function<RandomGenerator, T> generator, Consumer<T> property) {
        forAll(Long.getLong(SEED, System.nanoTime()), generator, property);
    }

    static <T> void forAll(long firstSeed, Function<RandomGenerator, T> generator, Consumer<T> property) {
        for (long seed = firstSeed; seed < firstSeed + CASES; seed++) {
            Iterator<Long> choices = new SplittableRandom(seed).longs().iterator();
            Optional<Broken<T>> broken = tryOut(choices, generator, property);
            if (broken.isPresent()) {
                Broken<T> simplest = simplest(broken.get(), generator, property);
                String message = "Broken by %s\n(found as %s; replay with -D%s=%d)";
                throw new AssertionError(
                        message.formatted(simplest.value, broken.get().value, SEED, seed), simplest.failure);
            }
        }
    }

    /** A value that breaks the property, and the choices that made it; all that follow were zero. */
    private record Broken<T>(T value, List<Long> choices, Throwable failure) {}

    private static <T> Optional<Broken<T>> tryOut(
            Iterator<Long> choices, Function<RandomGenerator, T> generator, Consumer<T> property) {
        List<Long> made = new ArrayList<>();
        T value = generator.apply(() -> {
            long choice = choices.next();
            made.add(choice);
            return choice;
        });
        try {
            property.accept(value);
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            while (!made.isEmpty() && made.get(made.size() - 1) == 0) {
                made.remove(made.size() - 1);
            }
            return Optional.of(new Broken<>(value, made, failure));
        }
    }

    private static <T> Broken<T> simplest(
            Broken<T> broken, Function<RandomGenerator, T> generator, Consumer<T> property) {
        Optional<Broken<T>> simpler = Optional.of(broken);
        Broken<T> simplest = broken;
        while (simpler.isPresent()) {
            simplest = simpler.get();
            simpler = simplerThan(simplest.choices)
                    .flatMap(choices -> tryAgain(choices, generator, property).stream())
                    .findFirst();
        }
        return simplest;
    }

    private static <T> Optional<Broken<T>> tryAgain(
            List<Long> choices, Function<RandomGenerator, T> generator, Consumer<T> property) {
        List<Long> zeros = Collections.nCopies(CASES, 0L); // not endless: a generator may wait for something else
        try {
            return tryOut(Stream.of(choices, zeros).flatMap(List::stream).iterator(), generator, property);
        } catch (RuntimeException notGenerated) {
            return Optional.empty();
        }
    }

    /** The same choices with one of them left out, made zero, or halved, or less by its highest or lowest bit. */
    private static Stream<List<Long>> simplerThan(List<Long> choices) {
        return IntStream.range(0, choices.size()).boxed().flatMap(i -> {
            long choice = choices.get(i);
            Stream<List<Long>> less = LongStream.of(
                            0, choice >>> 1, choice ^ Long.highestOneBit(choice), choice & (choice - 1))
                    .filter(smaller -> smaller != choice)
                    .mapToObj(List::of);
            return Stream.concat(Stream.of(List.<Long>of()), less)
                    .map(instead -> Stream.of(choices.subList(0, i), instead, choices.subList(i + 1, choices.size()))
                            .flatMap(List::stream)
                            .toList());
        });
    }
}
