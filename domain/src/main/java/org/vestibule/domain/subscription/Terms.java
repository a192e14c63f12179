package org.vestibule.domain.subscription;

/**
 * What a subscription includes at a moment (PRODUCT D).
 *
 * @param onDemandAssist whether the add-on of that name is included
 */
public record Terms(Plan plan, boolean onDemandAssist) {

    /** What is left when a subscription has ended, or was never there: Lite, without the add-on. */
    public static final Terms LITE = new Terms(Plan.LITE, false);

    /** All that a subscription can include. */
    public static final Terms ALL = new Terms(Plan.ENTERPRISE, true);
}
