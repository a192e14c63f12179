package org.vestibule.domain.subscription;

/** What a subscription is for; only Enterprise lets a team require 2-step verification (PRODUCT D). */
public enum Plan {
    LITE,
    PROFESSIONAL,
    ENTERPRISE
}
