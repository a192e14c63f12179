package org.vestibule.adapters.mail;

import java.util.List;
import java.util.stream.Collectors;

/** A mail's text as a small HTML page: styles inline, for mail readers drop style sheets; colours for dark readers. */
final class HtmlText {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; }
            @media (prefers-color-scheme: dark) {
              .page { background: #0f1415 !important; color: #e7eceb !important; }
              .button { background: #7accd3 !important; color: #05272c !important; }
              .just-in-case { color: #7accd3 !important; border-color: #7accd3 !important; }
              .quiet { color: #a0adad !important; }
              .quiet a { color: #7accd3 !important; }
            }
            </style>
            </head>
            <body class="page" style="margin:0;background:#f5f7f7;color:#17211f">
            <div style="max-width:32rem;margin:0 auto;padding:24px 16px;font:16px/24px system-ui,sans-serif">
            <h1 style="font-size:24px;line-height:32px;font-weight:600;margin:0 0 16px">%1$s</h1>
            %2$s
            <p style="margin:24px 0"><a class="%8$s" href="%3$s" style="%4$s">%5$s</a></p>
            %6$s
            <p class="quiet" style="margin:24px 0 0;font-size:14px;line-height:20px;color:#53605f">%7$s<br>
            <a href="%3$s" style="color:#0b5a66;word-break:break-all">%3$s</a></p>
            </div>
            </body>
            </html>
            """;

    private static final String SHAPE = "display:inline-block;border-radius:6px;font-weight:600;text-decoration:none;";
    private static final String BUTTON = SHAPE + "padding:10px 20px;background:#0b5a66;color:#ffffff";

    /** Less inviting: no thumb should look for it (PRODUCT G). */
    private static final String JUST_IN_CASE = SHAPE + "padding:9px 19px;border:1px solid #0b5a66;color:#0b5a66";

    private static final String LINK = "<a href=\"%s\" style=\"color:#0b5a66\">%s</a>";

    private HtmlText() {}

    /** The page. */
    static String of(MailText text) {
        return PAGE.formatted(
                escape(text.subject()),
                paragraphs(text.before()),
                escape(text.link().toASCIIString()),
                text.wanted() ? BUTTON : JUST_IN_CASE,
                escape(text.button()),
                paragraphs(text.after()),
                foot(text.foot()),
                text.wanted() ? "button" : "just-in-case");
    }

    private static String foot(MailFoot foot) {
        String contact = foot.contact()
                .map(link -> LINK.formatted(escape(link.link().toString()), escape(link.label())))
                .orElse("");
        return escape(foot.before()) + contact + escape(foot.after());
    }

    private static String paragraphs(List<String> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> "<p style=\"margin:0 0 16px\">" + escape(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /** Makes text safe between tags and between double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
