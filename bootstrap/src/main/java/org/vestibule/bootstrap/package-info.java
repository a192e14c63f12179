/**
 * The wiring. Only here does Dagger appear, and only as {@code @Provides} methods: the classes of the other modules are
 * made by their constructors and know nothing of it.
 */
package org.vestibule.bootstrap;
