package org.genloss.audit.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.genloss.audit.Block;
import org.genloss.audit.Blocks;
import org.genloss.audit.Folds;
import org.junit.jupiter.api.Test;

class ReserveTest {

    /** 20,000 fixed texts: a share is within 4 standard errors but once in 16,000, and there are 21 of them. */
    @Test
    void oneInFourIsKeptInEveryFold() {
        int[] kept = new int[Folds.COUNT];
        int[] all = new int[Folds.COUNT];
        int sum = 0;
        for (int i = 0; i < 20_000; i++) {
            Block block = new Blocks(false).of("document " + i, "x", 1).get(0);
            int keeps = Reserve.keeps(block) ? 1 : 0;
            all[block.fold()]++;
            kept[block.fold()] += keeps;
            sum += keeps;
        }
        assertEquals(5000, sum, 4 * Math.sqrt(20_000 * 0.25 * 0.75));
        for (int fold = 0; fold < all.length; fold++) {
            assertEquals(0.25 * all[fold], kept[fold], 4 * Math.sqrt(all[fold] * 0.25 * 0.75), "fold " + fold);
        }
    }
}
