package org.genloss.audit.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.genloss.audit.Blocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

    /** U+FEFF and the selectors of some bytes. */
    private static String wrapper(int... bytes) {
        StringBuilder text = new StringBuilder("\uFEFF");
        for (int b : bytes) {
            text.appendCodePoint(b < 16 ? 0xFE00 + b : 0xE0100 + b - 16);
        }
        return text.toString();
    }

    @Test
    void aHiddenManifestIsFoundByItsFirstBytes() {
        String manifest = wrapper('C', '2', 'P', 'A', 'T', 'X', 'T', 0, 1, 0, 0, 0, 2, 0xab, 0xcd);
        assertTrue(Mark.C2PA_WRAPPER.isIn("A plain text." + manifest));
        assertTrue(Mark.C2PA_WRAPPER.isIn("\uFEFFA byte order mark first." + manifest + " And more."));
        assertFalse(Mark.C2PA_WRAPPER.isIn("A byte order mark \uFEFF alone, and a heart \u2764\uFE0F"));
        assertFalse(Mark.C2PA_WRAPPER.isIn("Other bytes" + wrapper('C', '2', 'P', 'A', 'X', 'X', 'T', 0, 1)));
        assertFalse(Mark.C2PA_WRAPPER.isIn("C2PATXT\0"));
    }

    @Test
    void armourIsFoundInAnyCaseButNotTalkOfIt() {
        String armour = "// -----BEGIN C2PA MANIFEST----- https://example.org/m.c2pa -----END C2PA MANIFEST-----";
        assertTrue(Mark.C2PA_ARMOUR.isIn(armour));
        assertTrue(
                Mark.C2PA_ARMOUR.isIn(new Blocks(true).of(armour, "x", 1).get(0).text()));
        assertFalse(Mark.C2PA_ARMOUR.isIn("begin C2PA manifest"));
    }

    @Test
    void sourceTypesCountWhereTheyAreDeclared() {
        Mark iptc = Mark.IPTC_TRAINED_ALGORITHMIC_MEDIA;
        assertTrue(iptc.isIn("<rdf:Description Iptc4xmpExt:DigitalSourceType="
                + "\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\"/>"));
        assertTrue(iptc.isIn("{\"digitalSourceType\": \"trainedAlgorithmicMedia\"}"));
        assertFalse(iptc.isIn("{\"digitalSourceType\": \"compositeWithTrainedAlgorithmicMedia\"}"));
        assertFalse(iptc.isIn("We talk of trainedAlgorithmicMedia here."));
        assertFalse(iptc.isIn("digitalSourceType" + " x".repeat(200) + " trainedAlgorithmicMedia"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As an AI language model, I cannot do that.",
                "Well:\nAS AN  AI\nlanguage-model",
                "I don\u2019t have personal opinions or beliefs",
                "\ud83e\udd16As an AI language model",
            })
    void phrasesAreFoundWhateverStandsBetweenTheirWords(String text) {
        assertTrue(Mark.ASSISTANT_BOILERPLATE.isIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Whereas an AI language model",
                "as an AI language models",
                "as an \u00e4AI language model",
                "She was as an actress a language model for us all.",
            })
    void whatIsNotAPhraseIsNotFound(String text) {
        assertFalse(Mark.ASSISTANT_BOILERPLATE.isIn(text));
    }

    @Test
    void everyPhraseOfTheListIsFoundInsideOthersToo() {
        List<String> phrases = Boilerplate.phrases();
        assertTrue(phrases.size() > 40);
        for (String phrase : phrases) {
            assertTrue(Boilerplate.LIST.isIn("as an AI as a large " + phrase + " ok"), phrase);
        }
        // a phrase that ends inside of another, and one that begins inside of it
        Boilerplate nested = new Boilerplate(List.of("a b c d", "b c", "c d e"));
        assertTrue(nested.isIn("a b c x"));
        assertTrue(nested.isIn("x c d e"));
        assertFalse(nested.isIn("a b d c d"));
    }

    @Test
    void partsCountBlocksAndKeepTheFirstPlacesInAnyOrder() throws IOException {
        MarksObserver observer = new MarksObserver();
        MarksPart forwards = observer.none();
        MarksPart early = observer.none();
        MarksPart late = observer.none();
        for (int i = 1; i <= 9; i++) {
            String text = "Text " + i + ": as a large language model, it ends.";
            new Blocks(false).of(text, "f", i).forEach(b -> observer.observe(b).accept(forwards));
            MarksPart half = i < 5 ? early : late;
            new Blocks(false).of(text, "f", i).forEach(b -> observer.observe(b).accept(half));
        }
        MarksPart merged = late.merge(early);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        merged.write(new DataOutputStream(bytes));
        MarksPart read = observer.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (MarksPart part : List.of(forwards, merged, read)) {
            assertEquals(9, part.blocks(Mark.ASSISTANT_BOILERPLATE));
            assertEquals(0, part.blocks(Mark.C2PA_WRAPPER));
            assertEquals(
                    List.of(1L, 2L, 3L, 4L, 5L),
                    part.places(Mark.ASSISTANT_BOILERPLATE).stream()
                            .map(MarksPart.Place::number)
                            .toList());
        }
        byte[] otherVersion = bytes.toByteArray();
        otherVersion[3]++;
        assertThrows(
                IOException.class, () -> observer.read(new DataInputStream(new ByteArrayInputStream(otherVersion))));
    }

    @Test
    void marksAreNamedForPeople() {
        assertEquals("c2pa-wrapper", Mark.C2PA_WRAPPER.label());
    }
}
