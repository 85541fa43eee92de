package org.genloss.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.AuditFile;
import org.genloss.report.audit.FakeAudit;
import org.junit.jupiter.api.Test;

/** The published schema of {@code audit.json}. */
class AuditSchemaTest {

    /** What an audit breaks of the published schema. */
    static List<String> broken(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "audit.schema.json")), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void whatIsWrittenIsOfTheSchema() throws IOException {
        for (Audit audit : List.of(FakeAudit.all(), FakeAudit.alone())) {
            assertEquals(List.of(), broken(AuditFile.text(audit)));
        }
    }

    @Test
    void theSchemaRefusesWhatIsNoAudit() throws IOException {
        String text = AuditFile.text(FakeAudit.alone());
        assertFalse(broken(text.replace("genloss-audit/1", "genloss-audit/2")).isEmpty());
        assertFalse(broken(text.replace("\"lowercase\"", "\"upper_case\"")).isEmpty());
        assertFalse(broken(text.replace("\"records\" : 1,", "\"records\" : \"many\","))
                .isEmpty());
    }
}
