package org.genloss.app.reproduce;

import java.util.List;
import org.genloss.app.reproduce.Check.Group;

/** The figures of arXiv 2305.17493 v3 on discrete laws, normal laws and mixtures, at the paper's own sizes. */
final class FigureChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "fig3",
                    "A sample of M keeps no bin that it is expected to hold less than once: a law with fat tails and one of two normal"
                            + " laws become the same; a bin of mass q is left with probability 1 − (1 − q)^M.",
                    "Shumailov et al. 2024, arXiv v3, figure 3 and section 4.1",
                    "80 bins, M = 150, 20,000 samples; fat tails chosen, since the paper does not state them",
                    Group.QUICK,
                    3,
                    HistogramFigure::run),
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
                    Group.DEFAULT,
                    140,
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
                    "fig7",
                    "Two components that learn from 1,000 points of themselves end as points; the variance of the whole mixture falls by"
                            + " 1 − 1/n a step on average, exactly.",
                    "Shumailov et al. 2024, arXiv v3, figure 7, and released notebook; law of the whole variance derived",
                    "1,000 points, 2,050 iterations, 8 chains; EM to 1e-5, k-means start; two laws as the text says, one as the code does",
                    Group.DEFAULT,
                    60,
                    CloudFigure::run),
            new Check(
                    "fig13",
                    "The squared L2 distance grows like t / n as long as t is far below n, and without bound later.",
                    "Shumailov et al. 2024, arXiv v3, figure 13, and released notebook; first order derived",
                    "500, 1,000 and 10,000 points, 2,050 iterations; two laws as the text says, one as the code does",
                    Group.DEFAULT,
                    120,
                    DistanceFigure::small),
            new Check(
                    "fig13-50000",
                    "The same with 50,000 points.",
                    "Shumailov et al. 2024, arXiv v3, figure 13; first order derived",
                    "50,000 points, 2,050 iterations; two laws as the text says, one as the code does",
                    Group.DEFAULT,
                    180,
                    bench -> DistanceFigure.large(bench, 50_000)),
            new Check(
                    "fig13-200000",
                    "The same with 200,000 points.",
                    "Shumailov et al. 2024, arXiv v3, figure 13; first order derived",
                    "200,000 points, 2,050 iterations; two laws as the text says, one as the code does",
                    Group.DEFAULT,
                    190,
                    bench -> DistanceFigure.large(bench, 200_000)),
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
