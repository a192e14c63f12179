package org.vestibule.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test for the long form alone: it takes long, and another that is like it runs in the short one. */
@Tag(OnlyLong.TAG)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OnlyLong {

    /** What the poms know it by. */
    String TAG = "only-long";
}
