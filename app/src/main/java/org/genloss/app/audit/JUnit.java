package org.genloss.app.audit;

import java.io.StringWriter;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.genloss.ledger.Disk;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.Harmless;

/** Results of a policy as the XML that continuous integration reads: a rule and group is a test case. */
public final class JUnit {

    private JUnit() {}

    /** Writes the file whole. */
    public static void write(Audit.Policy policy, Path file) {
        Disk.replace(file.toAbsolutePath(), text(policy));
    }

    static String text(Audit.Policy policy) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("testsuite");
            out.writeAttribute("name", "genloss audit");
            out.writeAttribute("tests", String.valueOf(policy.results().size()));
            out.writeAttribute("failures", String.valueOf(policy.broken()));
            out.writeAttribute("errors", "0");
            out.writeAttribute("skipped", String.valueOf(policy.count(Audit.Result.UNKNOWN)));
            for (Audit.Result result : policy.results()) {
                out.writeCharacters("\n  ");
                testCase(result, out);
            }
            out.writeCharacters("\n");
            out.writeEndElement();
            out.writeCharacters("\n");
            out.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory can be written", e);
        }
        return text.toString();
    }

    private static void testCase(Audit.Result result, XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement("testcase");
        out.writeAttribute("classname", Harmless.of(result.group()));
        String of =
                result.of().isEmpty() || result.rule().contains(" of " + result.of()) ? "" : " (" + result.of() + ")";
        out.writeAttribute("name", Harmless.of(result.rule() + of));
        out.writeAttribute("time", "0");
        if (!result.status().equals(Audit.Result.HOLDS)) {
            out.writeEmptyElement(result.status().equals(Audit.Result.BROKEN) ? "failure" : "skipped");
            out.writeAttribute("message", Harmless.of(result.reason()));
        }
        out.writeEndElement();
    }
}
