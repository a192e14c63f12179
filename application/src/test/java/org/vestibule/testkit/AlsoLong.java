package org.vestibule.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test that runs in both forms, with less of it in the short one, by {@link Amount}. */
@Tag(AlsoLong.TAG)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AlsoLong {

    /** What the poms know it by. */
    String TAG = "also-long";
}
