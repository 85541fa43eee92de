package org.genloss.neural.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {

    /** Every name is a folder of the jar. */
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, libtokenizers.so",
        "Linux, aarch64, linux-aarch64, libtokenizers.so",
        "Mac OS X, aarch64, osx-aarch64, libtokenizers.dylib",
        "Windows 11, amd64, win-x86_64, tokenizers.dll"
    })
    void platforms(String system, String architecture, String platform, String file) {
        assertEquals(platform, NativeLibrary.platform(system, architecture));
        assertNotNull(NativeLibraryTest.class.getClassLoader().getResource("native/lib/" + platform + "/cpu/" + file));
    }

    @Test
    void whereItIsUnpacked() {
        Path home = Path.of("home");
        assertEquals(
                Path.of("home", ".cache", "genloss", "native"),
                NativeLibrary.folder(Map.of("GENLOSS_CACHE", " "), home));
        assertEquals(Path.of("x", "genloss", "native"), NativeLibrary.folder(Map.of("XDG_CACHE_HOME", "x"), home));
        assertEquals(
                Path.of("g", "native"),
                NativeLibrary.folder(Map.of("GENLOSS_CACHE", "g", "XDG_CACHE_HOME", "x"), home));
    }
}
