package org.vestibule.adapters.cli;

/** What a subscription may include besides its plan, as operators type it. */
enum AddOn {
    ON_DEMAND_ASSIST
}
