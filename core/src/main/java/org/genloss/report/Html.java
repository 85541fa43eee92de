package org.genloss.report;

/** Makes text harmless where it stands in the page. */
public final class Html {

    private Html() {}

    /** Text between tags or in a quoted attribute. */
    public static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * JSON inside a script element. There the browser looks for {@code </script} and {@code <!--} before any JSON is
     * read; a less-than sign stands in JSON only inside strings, where its escape means the same.
     */
    public static String json(String json) {
        return json.replace("<", "\\u003c");
    }
}
