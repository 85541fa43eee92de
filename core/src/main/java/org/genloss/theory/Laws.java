package org.genloss.theory;

import java.util.List;
import org.genloss.theory.coalescence.CoalescenceLaw;
import org.genloss.theory.law.GaussianBound;
import org.genloss.theory.law.GaussianReplace;
import org.genloss.theory.law.PaperRisk;
import org.genloss.theory.law.PoissonReplace;
import org.genloss.theory.law.RegressionRisk;
import org.genloss.theory.law.RepeatedDecoding;
import org.genloss.theory.law.SureshSurvival;
import org.genloss.theory.law.TypeSurvival;
import org.genloss.theory.law.WishartReplace;
import org.genloss.theory.law.ZipfMissingMass;

/** All laws, in the order in which they are told. */
public final class Laws {

    /** Every law that is asked about every cell. */
    public static final List<Law> ALL = List.of(
            new CoalescenceLaw(),
            new GaussianReplace(),
            new PaperRisk(),
            new GaussianBound(),
            new WishartReplace(),
            new TypeSurvival(),
            new SureshSurvival(),
            new ZipfMissingMass(),
            new RepeatedDecoding(),
            new PoissonReplace(),
            new RegressionRisk());

    private Laws() {}
}
