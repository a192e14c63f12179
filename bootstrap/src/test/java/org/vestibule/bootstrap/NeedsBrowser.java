package org.vestibule.bootstrap;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Marks a class that draws pages: one such at a time. */
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("browser")
@interface NeedsBrowser {}
