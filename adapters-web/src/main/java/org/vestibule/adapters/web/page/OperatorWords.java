package org.vestibule.adapters.web.page;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vestibule.domain.operator.Contact;
import org.vestibule.domain.operator.Operator;

/** How pages name whoever runs the portal, as far as they have said who they are. */
public final class OperatorWords {

    private static final Pattern CONTACT = Pattern.compile(Pattern.quote("{1}"));

    private final Operator operator;

    public OperatorWords(Operator operator) {
        this.operator = operator;
    }

    /** Where they are reached. */
    public record Reach(URI href, String label) {}

    /**
     * The line at the foot of every page.
     *
     * @param before all of it, up to where the contact stands if there is one
     */
    public record RunBy(String before, @Nullable Reach contact, String after) {}

    /** That line; null if they have said nothing. */
    public @Nullable RunBy runBy() {
        boolean named = operator.name().isPresent();
        if (!named && contact() == null) {
            return null;
        }
        String which = contact() == null ? "name" : named ? "both" : "contact";
        String[] parts = CONTACT.split(Texts.text("page.run-by." + which), 2);
        String before = parts[0].replace("{0}", operator.name().orElse(""));
        return new RunBy(before, contact(), parts.length == 1 ? "" : parts[1]);
    }

    /** Whom to tell, in the middle of a sentence that cannot hold a link. */
    public String whom() {
        String name = operator.name().orElseGet(() -> Texts.text("operator.unnamed"));
        Optional<Contact> contact = operator.contact();
        if (contact.isEmpty()) {
            return name;
        }
        String label = contact.get().label();
        return contact.get() instanceof Contact.Mailbox ? label : Texts.format("operator.site", name, label);
    }

    /** What somebody does who can no longer get in. */
    public String wayIn() {
        String key = operator.contact().isPresent() ? "noway.write" : "noway.ask";
        return operator.name().map(name -> Texts.format(key, name)).orElseGet(() -> Texts.text(key + ".unnamed"));
    }

    /** Where they go for it, as a button calls it; null if nobody has said. */
    public @Nullable Reach wayOut() {
        return operator.contact()
                .map(contact -> link(
                        contact,
                        Texts.format(
                                contact instanceof Contact.Mailbox ? "noway.write-to" : "noway.open", contact.label())))
                .orElse(null);
    }

    private @Nullable Reach contact() {
        return operator.contact().map(contact -> link(contact, contact.label())).orElse(null);
    }

    /** The only way by which what an operator has typed becomes where a link leads. */
    private static Reach link(Contact contact, String label) {
        return new Reach(contact.link(), label);
    }
}
