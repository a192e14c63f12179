package org.vestibule.testkit;

/**
 * How much of something a test does: less of it in the short form, which is every build's, than in the long form
 * ({@code -Plong}). Whatever asks for one is {@link AlsoLong}, or the long form would not run it.
 */
public final class Amount {

    private static final boolean LONG_FORM = Boolean.getBoolean("vestibule.long");

    private Amount() {}

    /** One amount or the other, by the form that runs. */
    public static int of(int inShort, int inLong) {
        return LONG_FORM ? inLong : inShort;
    }

    /** The same, unless somebody asks for another by a property, such as {@code -Dvestibule.loops=100}. */
    public static int of(String property, int inShort, int inLong) {
        return Integer.getInteger(property, of(inShort, inLong));
    }
}
