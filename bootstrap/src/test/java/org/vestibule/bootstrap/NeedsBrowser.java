package org.vestibule.bootstrap;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Marks a class that draws pages: one such at a time. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("browser")
@interface NeedsBrowser {}
