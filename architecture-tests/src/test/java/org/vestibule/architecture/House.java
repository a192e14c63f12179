package org.vestibule.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The real classes of every ring, without tests and without what Dagger generates. */
final class House {
    static final String DOMAIN = "org.vestibule.domain..";
    static final String APPLICATION = "org.vestibule.application..";
    static final String ADAPTERS = "org.vestibule.adapters..";
    static final String APPS = "org.vestibule.adapters.apps..";
    static final String CLI = "org.vestibule.adapters.cli..";
    static final String MAIL = "org.vestibule.adapters.mail..";
    static final String PERSISTENCE = "org.vestibule.adapters.persistence..";
    static final String WEB = "org.vestibule.adapters.web..";
    static final String BOOTSTRAP = "org.vestibule.bootstrap..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(House::isNotATestJar)
            .importPackages(
                    "org.vestibule.domain",
                    "org.vestibule.application",
                    "org.vestibule.adapters",
                    "org.vestibule.bootstrap")
            .that(describe("are written by hand", written -> !isGenerated(written)));

    /** A port is a top-level interface of the application that anybody may implement. */
    static final DescribedPredicate<JavaClass> PORTS = describe(
            "are ports",
            type -> type.getPackageName().startsWith("org.vestibule.application.")
                    && type.isInterface()
                    && type.isTopLevelClass()
                    && !type.getSimpleName().equals("package-info")
                    && !type.reflect().isSealed());

    private House() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    private static boolean isNotATestJar(Location location) {
        return !location.contains("-tests.jar");
    }

    private static boolean isGenerated(JavaClass type) {
        return type.isAnnotatedWith("dagger.internal.DaggerGenerated")
                || type.getEnclosingClass().map(House::isGenerated).orElse(false);
    }
}
