package org.genloss.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.util.VersionInfo;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

/** What is computed here is computed with the libraries of one machine. */
class LibrariesTest {

    @Test
    void sparkBringsTheZstdOfCore() {
        assertEquals(System.getProperty("core.zstd"), Zstd.PINNED);
        assertEquals(Zstd.PINNED, Zstd.loaded());
    }

    @Test
    void anotherZstdIsRefused() {
        UserError error = assertThrows(UserError.class, () -> Zstd.check("1.4.0-1"));
        assertTrue(error.getMessage().contains("1.4.0-1"), error.getMessage());
        assertTrue(error.getMessage().contains(Zstd.PINNED), error.getMessage());
    }

    /** Spark's own is 78: other tables of letters would give other words. */
    @Test
    void icuIsThatOfCore() {
        assertEquals(System.getProperty("core.icu"), VersionInfo.ICU_VERSION.getMajor() + "." + VersionInfo.ICU_VERSION.getMinor());
    }
}
