package org.vestibule.domain.addressbook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that may be JSON, to the letter of RFC 8259. It is gone through once, however deep it is, and nothing is made of
 * it: apps read it, not the portal.
 */
final class JsonText {

    private static final Pattern SCALAR =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null");
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    /** Nothing of JSON has it. */
    private static final char END = '\0';

    private final String text;

    /** What closes each object and array that is open, the innermost first. */
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;

    JsonText(String text) {
        this.text = text;
    }

    /** What may come next. */
    private enum Next {
        VALUE,
        /** Something in what was just opened, or its end. */
        FIRST,
        /** What follows a value. */
        AFTER,
        /** There is nothing right. */
        WRONG
    }

    boolean isObjectOrArray() {
        skipSpace();
        if (seen() != '{' && seen() != '[') {
            return false;
        }
        Next next = Next.VALUE;
        do {
            skipSpace();
            next = switch (next) {
                case VALUE -> value();
                case FIRST -> isClosed() ? Next.AFTER : item();
                case AFTER -> isClosed() ? Next.AFTER : take(',') ? item() : Next.WRONG;
                case WRONG -> Next.WRONG;
            };
        } while (next != Next.WRONG && !open.isEmpty());
        skipSpace();
        return next != Next.WRONG && at == text.length();
    }

    private Next value() {
        if (take('{')) {
            open.push('}');
            return Next.FIRST;
        }
        if (take('[')) {
            open.push(']');
            return Next.FIRST;
        }
        return string() || scalar() ? Next.AFTER : Next.WRONG;
    }

    /** Up to where its value is, if it has a name. */
    private Next item() {
        if (open.getFirst() == ']') {
            return Next.VALUE;
        }
        skipSpace();
        if (!string()) {
            return Next.WRONG;
        }
        skipSpace();
        return take(':') ? Next.VALUE : Next.WRONG;
    }

    private boolean isClosed() {
        boolean closed = take(open.getFirst());
        if (closed) {
            open.pop();
        }
        return closed;
    }

    private boolean scalar() {
        Matcher found = SCALAR.matcher(text).region(at, text.length());
        boolean there = found.lookingAt();
        if (there) {
            at = found.end();
        }
        return there;
    }

    private boolean string() {
        if (!take('"')) {
            return false;
        }
        while (seen() >= ' ') {
            if (take('"')) {
                return true;
            }
            boolean escaped = take('\\');
            char one = seen();
            at++;
            if (escaped && "\"\\/bfnrt".indexOf(one) < 0 && !(one == 'u' && hex())) {
                return false;
            }
        }
        return false;
    }

    private boolean hex() {
        for (int i = 0; i < HEX_DIGITS; i++) {
            char digit = seen();
            if (digit > 'f' || Character.digit(digit, HEX) < 0) {
                return false;
            }
            at++;
        }
        return true;
    }

    private void skipSpace() {
        while (seen() == ' ' || seen() == '\t' || seen() == '\n' || seen() == '\r') {
            at++;
        }
    }

    private boolean take(char wanted) {
        boolean there = seen() == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private char seen() {
        return at < text.length() ? text.charAt(at) : END;
    }
}
