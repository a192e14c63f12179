package org.vestibule.bootstrap;

import jakarta.inject.Qualifier;

/** Marks the port that the portal listens on. */
@Qualifier
@interface Port {}
