package org.vestibule.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SourcesOfChanceTest {
    private static final Set<String> RANDOM_CLASSES = Set.of(
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.random.RandomGenerator");

    private static final Set<String> RANDOM_MAKERS =
            Set.of("<init>", "getInstance", "getInstanceStrong", "current", "of", "getDefault");

    private static final ArchRule CLOCK = outside("tell the time", SourcesOfChanceTest::tellsTheTime, House.BOOTSTRAP);

    /** The manager of the embedded server measures how long it has waited, which no rule of ours depends on. */
    private static final ArchRule STOP_WATCH = outside(
            "measure time",
            access -> isSystem(access, "nanoTime"),
            House.BOOTSTRAP,
            "org.vestibule.adapters.persistence.embedded..");

    private static final ArchRule RANDOMNESS =
            outside("make randomness", SourcesOfChanceTest::makesRandomness, House.BOOTSTRAP);

    /** The embedded server's manager looks for the system's programs on the PATH. */
    private static final ArchRule ENVIRONMENT = outside(
            "read the environment",
            access -> isSystem(access, "getenv"),
            House.BOOTSTRAP,
            House.CLI,
            "org.vestibule.adapters.persistence.embedded..");

    private static final ArchRule STREAMS = outside(
            "use the standard streams",
            access -> isSystem(access, "in") || isSystem(access, "out") || isSystem(access, "err"),
            House.BOOTSTRAP,
            House.CLI);

    @Test
    void the_time_comes_in_through_the_door() {
        CLOCK.check(House.classes());
    }

    @Test
    void waiting_is_measured_by_the_embedded_server_alone() {
        STOP_WATCH.check(House.classes());
    }

    @Test
    void randomness_comes_in_through_the_door() {
        RANDOMNESS.check(House.classes());
    }

    @Test
    void the_environment_is_read_at_the_edge() {
        ENVIRONMENT.check(House.classes());
    }

    @Test
    void the_standard_streams_belong_to_the_edge() {
        STREAMS.check(House.classes());
    }

    @Test
    void each_rule_sees_each_way_to_break_it() {
        assertEquals(7, violations(CLOCK));
        assertEquals(1, violations(STOP_WATCH));
        assertEquals(6, violations(RANDOMNESS));
        assertEquals(1, violations(ENVIRONMENT));
        assertEquals(3, violations(STREAMS));
    }

    @Test
    void a_given_clock_is_no_violation() {
        assertFalse(CLOCK.evaluate(new ClassFileImporter().importClasses(Innocent.class))
                .hasViolation());
    }

    private static int violations(ArchRule rule) {
        return rule.evaluate(new ClassFileImporter().importClasses(Offender.class))
                .getFailureReport()
                .getDetails()
                .size();
    }

    private static ArchRule outside(String what, Predicate<JavaAccess<?>> access, String... places) {
        DescribedPredicate<JavaAccess<?>> described = describe(what, access);
        return noClasses()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .accessTargetWhere(described)
                .allowEmptyShould(false);
    }

    private static boolean tellsTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        if (owner.equals("java.time.Clock")) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        if (owner.startsWith("java.time.") && name.equals("now")) {
            return !takes(access, Clock.class);
        }
        if (owner.equals("java.util.Date")) {
            return name.equals("<init>") && takesNothing(access);
        }
        return isSystem(access, "currentTimeMillis");
    }

    private static boolean makesRandomness(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        return (RANDOM_CLASSES.contains(owner.getName()) && RANDOM_MAKERS.contains(name))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"));
    }

    private static boolean isSystem(JavaAccess<?> access, String name) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                && access.getName().equals(name);
    }

    private static boolean takes(JavaAccess<?> access, Class<?> type) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget
                && ((AccessTarget.CodeUnitAccessTarget) access.getTarget())
                        .getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget
                && ((AccessTarget.CodeUnitAccessTarget) access.getTarget())
                        .getRawParameterTypes()
                        .isEmpty();
    }

    @SuppressWarnings("all")
    private static final class Offender {
        private final Supplier<Instant> reference = Instant::now;

        Object[] time() {
            return new Object[] {
                Clock.systemUTC(),
                Clock.tickSeconds(ZoneOffset.UTC),
                Instant.now(),
                LocalDate.now(ZoneOffset.UTC),
                new Date(),
                System.currentTimeMillis()
            };
        }

        Object[] chance() throws Exception {
            return new Object[] {
                new SecureRandom(),
                SecureRandom.getInstanceStrong(),
                new Random(),
                ThreadLocalRandom.current(),
                Math.random(),
                UUID.randomUUID()
            };
        }

        Object[] edge() {
            return new Object[] {System.nanoTime(), System.getenv("PATH"), System.in, System.out, System.err};
        }
    }

    @SuppressWarnings("UnusedMethod") // read by the rule, never called
    private static final class Innocent {
        LocalDate today(Clock clock) {
            return LocalDate.now(clock.withZone(ZoneOffset.UTC));
        }
    }
}
