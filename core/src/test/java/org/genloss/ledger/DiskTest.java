package org.genloss.ledger;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

/** What a disk refuses, in the user's words. */
class DiskTest {

    @Test
    void aPermissionThatIsMissingIsCalledOne() {
        UserError error = assertThrows(
                UserError.class,
                () -> Disk.on(Path.of("out"), "create the folder", () -> {
                    throw new AccessDeniedException("out");
                }));
        assertTrue(error.getMessage().contains("permission is denied for out"), error.getMessage());
    }
}
