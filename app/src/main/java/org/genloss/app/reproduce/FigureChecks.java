package org.genloss.app.reproduce;

import java.util.List;
import org.genloss.app.reproduce.Check.Group;

/** The figures of arXiv 2305.17493 v3 on discrete laws, normal laws and mixtures, at the paper's own sizes. */
final class FigureChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "fig4",
                    "A normal law that is fitted to its own samples drifts: the mean like a random walk, E[(µ − µ̂)²] = t / M, and"
                            + " the median variance like exp(−t / (M − 1)).",
                    "Shumailov et al. 2024, arXiv v3, figure 4; exact moments of the logarithm derived",
                    "N(0, 1), M = 100 to 10,000,000, 1,000 generations, 2,000 runs by sufficient statistics; points up to M = 100,000",
                    Group.DEFAULT,
                    25,
                    WalkFigure::run),
            new Check(
                    "fig4-points",
                    "The same law holds point by point at M = 1,000,000 and 10,000,000.",
                    "Shumailov et al. 2024, arXiv v3, figure 4",
                    "N(0, 1), 1,000 generations, two runs of 1,000,000 points and one of 10,000,000, either estimator",
                    Group.LONG,
                    400,
                    WalkFigure::points),
            new Check(
                    "fig5",
                    "Where a fixed-size sample of all data so far is fitted, parameters jump, but in the mean they follow the pool:"
                            + " exact moments by the pairs of the pool.",
                    "Shumailov et al. 2024, arXiv v3, figure 5; recursion derived",
                    "N(0, 1), M = 100, 500, 1,000, 10,000; 1,000 generations drawn, the first 100 judged over 60 to 1,000 runs",
                    Group.DEFAULT,
                    90,
                    PoolFigures::part),
            new Check(
                    "fig6",
                    "Where all data so far are fitted, the error stays bounded: exact moments by the pairs of the pool.",
                    "Shumailov et al. 2024, arXiv v3, figure 6; Kazdan et al. 2025 for divisor n; recursion derived",
                    "N(0, 1), M = 100, 500, 1,000, 10,000; 1,000 generations drawn, the first 100 judged over 60 to 1,000 runs",
                    Group.DEFAULT,
                    90,
                    PoolFigures::whole),
            new Check(
                    "fig12",
                    "The mean of n numbers misses the truth by √(2 / πn) on average.",
                    "Shumailov et al. 2024, arXiv v3, figure 12 and section 3.1",
                    "N(0, 1), 10 to 10,000,000 numbers, 10,000 repetitions",
                    Group.QUICK,
                    4,
                    SampleFigure::run));

    private FigureChecks() {}
}
